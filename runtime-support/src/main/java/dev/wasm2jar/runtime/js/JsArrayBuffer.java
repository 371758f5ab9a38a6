package dev.wasm2jar.runtime.js;

import dev.wasm2jar.runtime.Memory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** An {@code ArrayBuffer} (ECMA-262 25.1): bytes of its own, or those of a linear memory until that grows. */
public final class JsArrayBuffer extends JsObject {

    private static final ByteBuffer DETACHED = ByteBuffer.allocate(0);

    private final Memory memory;
    private final int maximum;
    private ByteBuffer bytes;

    private JsArrayBuffer(ByteBuffer bytes, Memory memory, int maximum) {
        this.bytes = bytes;
        this.memory = memory;
        this.maximum = maximum;
    }

    /** A buffer of so many zeros. */
    public JsArrayBuffer(int length) {
        this(new byte[length]);
    }

    /** A buffer of these bytes, which are not copied. */
    public JsArrayBuffer(byte[] bytes) {
        this(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), null, -1);
    }

    /** A buffer that can be resized up to a length. */
    static JsArrayBuffer resizable(int length, int maximum) {
        if (length > maximum) {
            throw JsException.rangeError("Invalid array buffer max length");
        }
        return new JsArrayBuffer(ByteBuffer.wrap(new byte[length]).order(ByteOrder.LITTLE_ENDIAN), null, maximum);
    }

    /** The buffer of a linear memory as it is now: detached as soon as the memory grows. */
    static JsArrayBuffer of(Memory memory) {
        return new JsArrayBuffer(memory.buffer(), memory, -1);
    }

    @Override
    public String className() {
        return "ArrayBuffer";
    }

    @Override
    JsObject classPrototype(JsContext context) {
        return ArrayBufferLibrary.of(context).prototype;
    }

    /** The bytes, little-endian; none if it is detached. */
    public ByteBuffer bytes() {
        if (memory != null && bytes != DETACHED && memory.buffer() != bytes) {
            bytes = DETACHED;
        }
        return bytes;
    }

    /** How many bytes it has; none if it is detached. */
    public int length() {
        return bytes().capacity();
    }

    /** Whether it lost its bytes: by growth of the memory, or because they were transferred. */
    public boolean isDetached() {
        return bytes() == DETACHED;
    }

    /** The length up to which it can be resized, or -1. */
    int maximum() {
        return maximum;
    }

    /** A copy of a range of bytes. */
    JsArrayBuffer slice(int start, int end) {
        byte[] all = bytes().array();
        return new JsArrayBuffer(Arrays.copyOfRange(all, start, Math.max(start, end)));
    }

    void resize(int length) {
        if (maximum < 0 || length > maximum) {
            throw maximum < 0 ? JsException.typeError("Method ArrayBuffer.prototype.resize called on a fixed-length buffer")
                    : JsException.rangeError("ArrayBuffer.prototype.resize: Invalid length parameter");
        }
        bytes = ByteBuffer.wrap(Arrays.copyOf(bytes().array(), length)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Gives the bytes away, cut or filled to a length. */
    JsArrayBuffer transfer(int length, int newMaximum) {
        if (memory != null) {
            throw JsException.typeError("the buffer of a memory cannot be transferred");
        }
        byte[] moved = bytes().array();
        bytes = DETACHED;
        moved = moved.length == length ? moved : Arrays.copyOf(moved, length);
        return new JsArrayBuffer(ByteBuffer.wrap(moved).order(ByteOrder.LITTLE_ENDIAN), null, newMaximum);
    }
}

package dev.wasm2jar.runtime.js;

import java.util.Arrays;

/** Functions of {@code ArrayBuffer}. */
public final class JsBuffers {

    private JsBuffers() {}

    /** {@code new ArrayBuffer(length)}. */
    public static JsArrayBuffer create(JsContext context, Object length) {
        return new JsArrayBuffer(JsConversions.toIndex(context, length));
    }

    /** {@code ArrayBuffer.isView(value)}. */
    public static boolean isView(Object value) {
        return value instanceof JsTypedArray || value instanceof JsDataView;
    }

    /** {@code value instanceof ArrayBuffer}. */
    public static boolean isBuffer(Object value) {
        return value instanceof JsArrayBuffer;
    }

    /** {@code buffer.byteLength}. */
    public static double byteLength(JsContext context, Object buffer) {
        return buffer instanceof JsArrayBuffer own ? own.length()
                : JsConversions.toNumber(context, JsDynamic.get(context, buffer, "byteLength"));
    }

    /** The bytes of a buffer or a view of one, as Web APIs take them (Web IDL BufferSource); null for other values. */
    static byte[] bytes(Object source) {
        if (source instanceof JsTypedArray array) {
            return array.toBytes();
        }
        if (source instanceof JsArrayBuffer buffer) {
            // The array of a memory may be longer.
            return Arrays.copyOf(buffer.bytes().array(), buffer.length());
        }
        if (source instanceof JsDataView view) {
            byte[] bytes = new byte[view.length()];
            System.arraycopy(view.buffer().bytes().array(), view.offset(), bytes, 0, bytes.length);
            return bytes;
        }
        return null;
    }
}

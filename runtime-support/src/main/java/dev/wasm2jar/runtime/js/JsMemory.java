package dev.wasm2jar.runtime.js;

import dev.wasm2jar.runtime.Memory;

/** A {@code WebAssembly.Memory} (WebAssembly JavaScript Interface 5.3), as {@code wasm_bindgen::memory()} returns it. */
public final class JsMemory extends JsObject {

    private final Memory memory;
    private JsArrayBuffer buffer;

    /** The object for a memory; there should be one for each. */
    public JsMemory(Memory memory) {
        this.memory = memory;
    }

    @Override
    public String className() {
        return "WebAssembly.Memory";
    }

    @Override
    JsObject classPrototype(JsContext context) {
        return MemoryLibrary.of(context).prototype;
    }

    /** The linear memory. */
    public Memory memory() {
        return memory;
    }

    /** {@code memory.buffer}: the same one until the memory grows. */
    public JsArrayBuffer buffer() {
        if (buffer == null || buffer.isDetached()) {
            buffer = JsArrayBuffer.of(memory);
        }
        return buffer;
    }

    /** {@code memory.buffer}, of any object. */
    public static Object buffer(JsContext context, Object memory) {
        return memory instanceof JsMemory own ? own.buffer() : JsDynamic.get(context, memory, "buffer");
    }
}

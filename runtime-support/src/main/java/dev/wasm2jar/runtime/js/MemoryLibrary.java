package dev.wasm2jar.runtime.js;

/** {@code WebAssembly.Memory}: those that there are; none can be made. */
final class MemoryLibrary extends Library {

    private MemoryLibrary(JsContext context) {
        super("Memory", 1, new JsObject());
        context.install("Memory", this);
        methods("grow:1");
        getters("buffer");
        tag("WebAssembly.Memory");
    }

    static MemoryLibrary of(JsContext context) {
        Library library = context.library("Memory");
        return library == null ? new MemoryLibrary(context) : (MemoryLibrary) library;
    }

    @Override
    Object construct(JsContext context, Object[] arguments) {
        throw JsException.error("new WebAssembly.Memory: a compiled module has its memories already");
    }

    @Override
    Object call(JsContext context, String name, Object receiver, Object[] arguments) {
        if (!(receiver instanceof JsMemory memory)) {
            throw incompatible("WebAssembly.Memory.".concat(name), receiver);
        }
        if (name.equals("get buffer")) {
            return memory.buffer();
        }
        int before = memory.memory().grow(JsConversions.toIndex(context, argument(arguments, 0)));
        if (before < 0) {
            throw JsException.rangeError("WebAssembly.Memory.grow(): Maximum memory size exceeded");
        }
        return JsNumber.of(before);
    }
}

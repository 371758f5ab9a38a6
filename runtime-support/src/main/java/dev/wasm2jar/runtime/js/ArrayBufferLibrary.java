package dev.wasm2jar.runtime.js;

/** {@code ArrayBuffer} (ECMA-262 25.1). */
final class ArrayBufferLibrary extends Library {

    private ArrayBufferLibrary(JsContext context) {
        super("ArrayBuffer", 1, new JsObject());
        context.install("ArrayBuffer", this);
        methods("resize:1 slice:2 transfer:0 transferToFixedLength:0");
        getters("byteLength detached maxByteLength resizable");
        tag("ArrayBuffer");
        statics("isView:1");
    }

    static ArrayBufferLibrary of(JsContext context) {
        Library library = context.library("ArrayBuffer");
        return library == null ? new ArrayBufferLibrary(context) : (ArrayBufferLibrary) library;
    }

    @Override
    Object construct(JsContext context, Object[] arguments) {
        int length = JsConversions.toIndex(context, argument(arguments, 0));
        Object maximum = argument(arguments, 1) instanceof JsObject options ? options.get(context, "maxByteLength")
                : JsUndefined.UNDEFINED;
        return maximum == JsUndefined.UNDEFINED ? new JsArrayBuffer(length)
                : JsArrayBuffer.resizable(length, JsConversions.toIndex(context, maximum));
    }

    @Override
    Object callStatic(JsContext context, String name, Object receiver, Object[] arguments) {
        return JsBuffers.isView(argument(arguments, 0));
    }

    @Override
    Object call(JsContext context, String name, Object receiver, Object[] arguments) {
        if (!(receiver instanceof JsArrayBuffer buffer)) {
            throw incompatible("ArrayBuffer.prototype.".concat(name), receiver);
        }
        int length = buffer.length();
        switch (name) {
            case "get byteLength":
                return JsNumber.of(length);
            case "get detached":
                return buffer.isDetached();
            case "get maxByteLength":
                return JsNumber.of(buffer.isDetached() || buffer.maximum() < 0 ? length : buffer.maximum());
            case "get resizable":
                return buffer.maximum() >= 0;
            default:
                break;
        }
        if (buffer.isDetached()) {
            throw JsException.typeError("Cannot perform ArrayBuffer.prototype." + name + " on a detached ArrayBuffer");
        }
        switch (name) {
            case "resize":
                buffer.resize(JsConversions.toIndex(context, argument(arguments, 0)));
                return JsUndefined.UNDEFINED;
            case "slice":
                return buffer.slice((int) ArrayLibrary.relative(context, arguments, 0, length, 0),
                        (int) ArrayLibrary.relative(context, arguments, 1, length, length));
            default:
                int newLength = argument(arguments, 0) == JsUndefined.UNDEFINED ? length
                        : JsConversions.toIndex(context, arguments[0]);
                return buffer.transfer(newLength, name.equals("transfer") ? buffer.maximum() : -1);
        }
    }
}

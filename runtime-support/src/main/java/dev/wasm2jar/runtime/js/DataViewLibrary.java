package dev.wasm2jar.runtime.js;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** {@code DataView} (ECMA-262 25.3). */
final class DataViewLibrary extends Library {

    private DataViewLibrary(JsContext context) {
        super("DataView", 1, new JsObject());
        context.install("DataView", this);
        methods("getBigInt64:1 getBigUint64:1 getFloat16:1 getFloat32:1 getFloat64:1 getInt16:1 getInt32:1 getInt8:1 "
                + "getUint16:1 getUint32:1 getUint8:1 setBigInt64:2 setBigUint64:2 setFloat16:2 setFloat32:2 setFloat64:2 "
                + "setInt16:2 setInt32:2 setInt8:2 setUint16:2 setUint32:2 setUint8:2");
        getters("buffer byteLength byteOffset");
        tag("DataView");
    }

    static DataViewLibrary of(JsContext context) {
        Library library = context.library("DataView");
        return library == null ? new DataViewLibrary(context) : (DataViewLibrary) library;
    }

    @Override
    Object construct(JsContext context, Object[] arguments) {
        if (!(argument(arguments, 0) instanceof JsArrayBuffer buffer)) {
            throw JsException.typeError("First argument to DataView constructor must be an ArrayBuffer");
        }
        int offset = JsConversions.toIndex(context, argument(arguments, 1));
        if (buffer.isDetached()) {
            throw JsException.typeError("Cannot perform DataView on a detached ArrayBuffer");
        }
        if (offset > buffer.length()) {
            throw JsException.rangeError("Start offset " + offset + " is outside the bounds of the buffer");
        }
        if (argument(arguments, 2) == JsUndefined.UNDEFINED) {
            return new JsDataView(buffer, offset, buffer.maximum() < 0 ? buffer.length() - offset : -1);
        }
        int length = JsConversions.toIndex(context, arguments[2]);
        if (length > buffer.length() - offset) {
            throw JsException.rangeError("Invalid DataView length " + length);
        }
        return new JsDataView(buffer, offset, length);
    }

    @Override
    Object call(JsContext context, String name, Object receiver, Object[] arguments) {
        if (!(receiver instanceof JsDataView view)) {
            throw incompatible("DataView.prototype.".concat(name), receiver);
        }
        switch (name) {
            case "get buffer":
                return view.buffer();
            case "get byteLength":
                return JsNumber.of(view.length());
            case "get byteOffset":
                return JsNumber.of(view.offset());
            default:
                break;
        }
        ElementType type = ElementType.of(name.substring(3).concat("Array"));
        int at = JsConversions.toIndex(context, argument(arguments, 0));
        boolean isGet = name.startsWith("get");
        Object value = isGet ? null : type.convert(context, argument(arguments, 1));
        boolean littleEndian = JsConversions.toBoolean(argument(arguments, isGet ? 1 : 2));
        if (at > view.length() - (1 << type.shift)) {
            throw JsException.rangeError("Offset is outside the bounds of the DataView");
        }
        ByteBuffer bytes = view.buffer().bytes();
        if (!littleEndian) {
            bytes = bytes.duplicate().order(ByteOrder.BIG_ENDIAN);
        }
        if (isGet) {
            return type.read(bytes, view.offset() + at);
        }
        type.write(bytes, view.offset() + at, value);
        return JsUndefined.UNDEFINED;
    }
}

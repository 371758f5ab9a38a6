package dev.wasm2jar.runtime.js;

/** A {@code DataView} (ECMA-262 25.3). */
final class JsDataView extends JsObject {

    private final JsArrayBuffer buffer;
    private final int offset;
    /** Bytes; -1 if it ends where the buffer does. */
    private final int fixedLength;

    JsDataView(JsArrayBuffer buffer, int offset, int length) {
        this.buffer = buffer;
        this.offset = offset;
        this.fixedLength = length;
    }

    @Override
    public String className() {
        return "DataView";
    }

    @Override
    JsObject classPrototype(JsContext context) {
        return DataViewLibrary.of(context).prototype;
    }

    JsArrayBuffer buffer() {
        return buffer;
    }

    int offset() {
        checkBounds();
        return offset;
    }

    int length() {
        checkBounds();
        return fixedLength < 0 ? buffer.length() - offset : fixedLength;
    }

    private void checkBounds() {
        if (buffer.isDetached() || offset > buffer.length() || fixedLength > buffer.length() - offset) {
            throw JsException.typeError("Cannot use a DataView of a detached ArrayBuffer, or outside of its bounds");
        }
    }
}

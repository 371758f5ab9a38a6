package dev.wasm2jar.runtime.js;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A typed array (ECMA-262 10.4.5, 23.2): a view of a buffer. Out of bounds, as when the buffer is detached, it is empty. */
public final class JsTypedArray extends JsObject {

    private final ElementType type;
    private final JsArrayBuffer buffer;
    private final int offset;
    /** Elements; -1 if it ends where the buffer does. */
    private final int fixedLength;

    JsTypedArray(ElementType type, JsArrayBuffer buffer, int offset, int length) {
        this.type = type;
        this.buffer = buffer;
        this.offset = offset;
        this.fixedLength = length;
    }

    /** A new array of zeros. */
    static JsTypedArray ofLength(ElementType type, int length) {
        if (length > Integer.MAX_VALUE - 8 >> type.shift) {
            throw JsException.rangeError("Invalid typed array length: " + length);
        }
        return new JsTypedArray(type, new JsArrayBuffer(length << type.shift), 0, length);
    }

    /** A Uint8Array of these bytes, which are not copied. */
    public static JsTypedArray ofBytes(byte[] bytes) {
        return new JsTypedArray(ElementType.UINT8, new JsArrayBuffer(bytes), 0, bytes.length);
    }

    @Override
    public String className() {
        return type.name;
    }

    @Override
    JsObject classPrototype(JsContext context) {
        return TypedArrayLibrary.of(context, type.name).prototype;
    }

    ElementType type() {
        return type;
    }

    /** What it is a view of. */
    public JsArrayBuffer buffer() {
        return buffer;
    }

    /** Where it begins in the buffer, in bytes; 0 if out of bounds. */
    public int offset() {
        return isOutOfBounds() ? 0 : offset;
    }

    /** How many elements it has. */
    public int length() {
        int available = buffer.length() - offset;
        if (fixedLength < 0) {
            return Math.max(available, 0) >> type.shift;
        }
        return (long) fixedLength << type.shift > available ? 0 : fixedLength;
    }

    /** How many bytes it has. */
    public int byteLength() {
        return length() << type.shift;
    }

    boolean isOutOfBounds() {
        return buffer.isDetached() || offset > buffer.length()
                || fixedLength > 0 && (long) fixedLength << type.shift > buffer.length() - offset;
    }

    /** A copy of its bytes. */
    public byte[] toBytes() {
        byte[] copy = new byte[byteLength()];
        copyTo(copy, 0);
        return copy;
    }

    /** Copies its bytes into an array. */
    public void copyTo(byte[] target, int start) {
        System.arraycopy(buffer.bytes().array(), offset(), target, start, byteLength());
    }

    /** Copies bytes into it. */
    public void copyFrom(byte[] source, int start) {
        System.arraycopy(source, start, buffer.bytes().array(), offset(), byteLength());
    }

    private int position(int index) {
        return offset + (index << type.shift);
    }

    /** An element, undefined if there is none. */
    Object element(double index) {
        return hasIndex(index) ? type.read(buffer.bytes(), position((int) index)) : JsUndefined.UNDEFINED;
    }

    /** An element that is there and no bigint. */
    double number(int index) {
        return type.readNumber(buffer.bytes(), position(index));
    }

    /** Sets an element; nothing happens if there is none (10.4.5.16). */
    void setElement(JsContext context, double index, Object value) {
        Object converted = type.convert(context, value);
        if (hasIndex(index)) {
            type.write(buffer.bytes(), position((int) index), converted);
        }
    }

    boolean hasIndex(double index) {
        return index >= 0 && index < length() && index == (int) index && !(index == 0 && 1 / index < 0);
    }

    /** Copies elements of another array, which may share the buffer. */
    void copy(int start, JsTypedArray source, int sourceStart, int count) {
        if (type.isBigInt() != source.type.isBigInt()) {
            throw JsException.typeError("Cannot mix BigInt and other types, use explicit conversions");
        }
        ByteBuffer from = source.buffer.bytes();
        ByteBuffer to = buffer.bytes();
        boolean sameBytes = type == source.type || type.shift == 0 && source.type.shift == 0 && !type.isClamped();
        if (sameBytes) {
            System.arraycopy(from.array(), source.position(sourceStart), to.array(), position(start), count << type.shift);
            return;
        }
        JsTypedArray readable = source;
        int readStart = sourceStart;
        if (from.array() == to.array()) {
            byte[] copy = new byte[count << source.type.shift];
            System.arraycopy(from.array(), source.position(sourceStart), copy, 0, copy.length);
            readable = new JsTypedArray(source.type, new JsArrayBuffer(copy), 0, count);
            readStart = 0;
        }
        for (int i = 0; i < count; i++) {
            if (type.isBigInt()) {
                type.write(to, position(start + i), readable.element(readStart + i));
            } else {
                type.writeNumber(to, position(start + i), readable.number(readStart + i));
            }
        }
    }

    /** CanonicalNumericIndexString (7.1.21): the number that a key is, or NaN if it is an ordinary name. */
    private static double numeric(Object key) {
        if (!(key instanceof String name) || name.isEmpty()) {
            return Double.NaN;
        }
        long index = JsArray.index(name);
        if (index >= 0) {
            return index;
        }
        if (name.equals("-0")) {
            return -1;
        }
        char first = name.charAt(0);
        if (first != '-' && (first < '0' || first > '9') && first != 'I') {
            return Double.NaN;
        }
        double number = NumberParser.toNumber(name);
        return JsNumber.toString(number).equals(name) ? number : Double.NaN;
    }

    @Override
    public JsProperty getOwnProperty(JsContext context, Object key) {
        double index = numeric(key);
        if (Double.isNaN(index)) {
            return super.getOwnProperty(context, key);
        }
        return hasIndex(index) ? JsProperty.data(element(index), JsProperty.PLAIN) : null;
    }

    @Override
    public boolean has(JsContext context, Object key) {
        double index = numeric(key);
        return Double.isNaN(index) ? super.has(context, key) : hasIndex(index);
    }

    @Override
    public boolean defineOwnProperty(JsContext context, Object key, JsProperty definition) {
        double index = numeric(key);
        if (Double.isNaN(index)) {
            return super.defineOwnProperty(context, key, definition);
        }
        if (!hasIndex(index) || definition.isAccessor() || definition.says(JsProperty.CONFIGURABLE)
                && !definition.isConfigurable() || definition.says(JsProperty.ENUMERABLE) && !definition.isEnumerable()
                || definition.says(JsProperty.WRITABLE) && !definition.isWritable()) {
            return false;
        }
        if (definition.hasValue()) {
            setElement(context, index, definition.value);
        }
        return true;
    }

    @Override
    public Object get(JsContext context, Object key, Object receiver) {
        double index = numeric(key);
        return Double.isNaN(index) ? super.get(context, key, receiver) : element(index);
    }

    @Override
    public boolean set(JsContext context, Object key, Object value, Object receiver) {
        double index = numeric(key);
        if (Double.isNaN(index) || receiver != this) {
            return super.set(context, key, value, receiver);
        }
        setElement(context, index, value);
        return true;
    }

    @Override
    public boolean delete(JsContext context, Object key) {
        double index = numeric(key);
        return Double.isNaN(index) ? super.delete(context, key) : !hasIndex(index);
    }

    @Override
    public Object getIndex(JsContext context, long index) {
        return element(index);
    }

    @Override
    public boolean setIndex(JsContext context, long index, Object value) {
        setElement(context, index, value);
        return true;
    }

    @Override
    public List<Object> ownKeys(JsContext context) {
        List<Object> keys = new ArrayList<>();
        for (int i = 0; i < length(); i++) {
            keys.add(Integer.toString(i));
        }
        addOwnKeys(keys);
        return keys;
    }
}

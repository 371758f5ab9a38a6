package dev.wasm2jar.runtime.js;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/** A type of elements in typed arrays (ECMA-262 23.2, table 70). */
final class ElementType {

    static final ElementType[] ALL = {
        new ElementType("Int8Array", 'b', 0), new ElementType("Uint8Array", 'B', 0),
        new ElementType("Uint8ClampedArray", 'C', 0), new ElementType("Int16Array", 's', 1),
        new ElementType("Uint16Array", 'S', 1), new ElementType("Int32Array", 'i', 2),
        new ElementType("Uint32Array", 'I', 2), new ElementType("Float16Array", 'h', 1),
        new ElementType("Float32Array", 'f', 2), new ElementType("Float64Array", 'd', 3),
        new ElementType("BigInt64Array", 'l', 3), new ElementType("BigUint64Array", 'L', 3),
    };

    static final ElementType UINT8 = of("Uint8Array");

    private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

    /** The name of the constructor. */
    final String name;
    /** Binary logarithm of the size in bytes. */
    final int shift;
    private final char code;

    private ElementType(String name, char code, int shift) {
        this.name = name;
        this.code = code;
        this.shift = shift;
    }

    /** The type with that constructor. */
    static ElementType of(String name) {
        for (ElementType type : ALL) {
            if (type.name.equals(name)) {
                return type;
            }
        }
        throw new IllegalArgumentException(name);
    }

    boolean isBigInt() {
        return code == 'l' || code == 'L';
    }

    boolean isClamped() {
        return code == 'C';
    }

    /** Reads an element that is no bigint. */
    double readNumber(ByteBuffer bytes, int at) {
        return switch (code) {
            case 'b' -> bytes.get(at);
            case 'B', 'C' -> bytes.get(at) & 0xff;
            case 's' -> bytes.getShort(at);
            case 'S' -> bytes.getShort(at) & 0xffff;
            case 'i' -> bytes.getInt(at);
            case 'I' -> Integer.toUnsignedLong(bytes.getInt(at));
            case 'h' -> HalfFloat.toDouble(bytes.getShort(at));
            case 'f' -> bytes.getFloat(at);
            default -> bytes.getDouble(at);
        };
    }

    /** Writes an element that is no bigint. */
    void writeNumber(ByteBuffer bytes, int at, double value) {
        switch (code) {
            case 'b', 'B' -> bytes.put(at, (byte) JsNumber.toInt32(value));
            // Rounds half to even.
            case 'C' -> bytes.put(at, (byte) (value > 0 ? Math.rint(Math.min(value, 255)) : 0));
            case 's', 'S' -> bytes.putShort(at, (short) JsNumber.toInt32(value));
            case 'i', 'I' -> bytes.putInt(at, JsNumber.toInt32(value));
            case 'h' -> bytes.putShort(at, HalfFloat.of(value));
            case 'f' -> bytes.putFloat(at, (float) value);
            default -> bytes.putDouble(at, value);
        }
    }

    /** Reads an element. */
    Object read(ByteBuffer bytes, int at) {
        if (!isBigInt()) {
            return JsNumber.of(readNumber(bytes, at));
        }
        BigInteger value = BigInteger.valueOf(bytes.getLong(at));
        return code == 'L' && value.signum() < 0 ? value.add(TWO_TO_64) : value;
    }

    /** Writes an element that {@link #convert} made. */
    void write(ByteBuffer bytes, int at, Object value) {
        if (isBigInt()) {
            bytes.putLong(at, ((BigInteger) value).longValue());
        } else {
            writeNumber(bytes, at, (Double) value);
        }
    }

    /** The number or bigint that an element is made of. */
    Object convert(JsContext context, Object value) {
        return isBigInt() ? JsConversions.toBigInt(context, value) : value instanceof Double ? value
                : (Object) JsConversions.toNumber(context, value);
    }
}

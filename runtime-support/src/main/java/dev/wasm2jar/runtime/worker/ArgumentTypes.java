package dev.wasm2jar.runtime.worker;

import dev.wasm2jar.runtime.js.JsArray;
import dev.wasm2jar.runtime.js.JsContext;
import dev.wasm2jar.runtime.js.JsConversions;
import dev.wasm2jar.runtime.js.JsTypes;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** From JSON values, and texts of paths and queries, to what functions are given. */
final class ArgumentTypes {

    private ArgumentTypes() {}

    static Object convert(JsContext context, Object value, char type) {
        switch (type) {
            case WorkerFunction.TEXT:
                // What is no text is given as its JSON, so that functions that parse their input can be used.
                return value instanceof String ? value
                        : JsTypes.isObject(value) ? Answer.json(context, value) : JsConversions.toString(context, value);
            case WorkerFunction.BYTES:
                return value instanceof String ? ((String) value).getBytes(StandardCharsets.UTF_8) : bytes(array(value));
            case WorkerFunction.BOOLEAN:
                return value instanceof String ? Boolean.valueOf((String) value) : (Object) (Boolean) value;
            case WorkerFunction.DOUBLE:
                return number(context, value);
            case WorkerFunction.FLOAT:
                return (float) number(context, value);
            case WorkerFunction.LONG:
                return integer(value);
            case WorkerFunction.INT:
                return Math.toIntExact(integer(value));
            case WorkerFunction.SHORT:
                return (short) inRange(integer(value), Short.MIN_VALUE, Short.MAX_VALUE);
            case WorkerFunction.BYTE:
                return (byte) inRange(integer(value), Byte.MIN_VALUE, Byte.MAX_VALUE);
            case WorkerFunction.VALUE:
                return value;
            default:
                return numbers(context, array(value), type);
        }
    }

    private static double number(JsContext context, Object value) {
        double number = JsConversions.toNumber(context, value);
        if (number != number) {
            throw new IllegalArgumentException("no number");
        }
        return number;
    }

    private static long integer(Object value) {
        if (value instanceof String) {
            // Unsigned 64-bit integers are longs by their bits.
            BigInteger integer = new BigInteger((String) value);
            if (integer.bitLength() > Long.SIZE) {
                throw new IllegalArgumentException("too large");
            }
            return integer.longValue();
        }
        double number = (Double) value;
        if (number != Math.rint(number) || Math.abs(number) > 0x1p53) {
            throw new IllegalArgumentException("no integer");
        }
        return (long) number;
    }

    private static long inRange(long value, long minimum, long maximum) {
        if (value < minimum || value > maximum) {
            throw new IllegalArgumentException("too large");
        }
        return value;
    }

    private static Object[] array(Object value) {
        return ((JsArray) value).toArray();
    }

    private static byte[] bytes(Object[] values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) inRange(integer(values[i]), Byte.MIN_VALUE, 0xFF);
        }
        return bytes;
    }

    private static Object numbers(JsContext context, Object[] values, char type) {
        switch (type) {
            case WorkerFunction.INTS:
                var ints = new int[values.length];
                for (int i = 0; i < ints.length; i++) {
                    ints[i] = (int) inRange(integer(values[i]), Integer.MIN_VALUE, 0xFFFFFFFFL);
                }
                return ints;
            case WorkerFunction.SHORTS:
                var shorts = new short[values.length];
                for (int i = 0; i < shorts.length; i++) {
                    shorts[i] = (short) inRange(integer(values[i]), Short.MIN_VALUE, 0xFFFF);
                }
                return shorts;
            case WorkerFunction.LONGS:
                var longs = new long[values.length];
                for (int i = 0; i < longs.length; i++) {
                    longs[i] = integer(values[i]);
                }
                return longs;
            case WorkerFunction.FLOATS:
                var floats = new float[values.length];
                for (int i = 0; i < floats.length; i++) {
                    floats[i] = (float) number(context, values[i]);
                }
                return floats;
            case WorkerFunction.DOUBLES:
                var doubles = new double[values.length];
                for (int i = 0; i < doubles.length; i++) {
                    doubles[i] = number(context, values[i]);
                }
                return doubles;
            default:
                throw new IllegalArgumentException("unknown type");
        }
    }
}

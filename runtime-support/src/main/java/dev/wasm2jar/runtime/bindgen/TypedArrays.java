package dev.wasm2jar.runtime.bindgen;

import dev.wasm2jar.runtime.js.JsArray;
import dev.wasm2jar.runtime.js.JsArrayBuffer;
import dev.wasm2jar.runtime.js.JsConversions;
import dev.wasm2jar.runtime.js.JsException;
import dev.wasm2jar.runtime.js.JsMemory;
import dev.wasm2jar.runtime.js.JsTypedArray;
import dev.wasm2jar.runtime.js.JsTypedArrays;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Between arrays of Java, those of JavaScript, and the module's memory. */
public final class TypedArrays {

    private TypedArrays() {}

    /** The module's memory as a JavaScript object: always the same. */
    public static Object memory(Guest guest) {
        if (guest.memoryObject == null) {
            guest.memoryObject = new JsMemory(guest.memory);
        }
        return guest.memoryObject;
    }

    /** An array in the module's memory, not copied. */
    public static Object view(Guest guest, int address, int length, String type) {
        return JsTypedArrays.create(guest.context, type, ((JsMemory) memory(guest)).buffer(), address, length);
    }

    public static Object of(Object[] values) {
        return JsArray.of(values);
    }

    /** A new array of that class with the elements of an array of Java. */
    public static Object of(Object array, String type) {
        return JsTypedArrays.create(null, type, new JsArrayBuffer(bytes(array)));
    }

    private static byte[] bytes(Object array) {
        if (array instanceof byte[]) {
            return ((byte[]) array).clone();
        }
        if (array instanceof short[]) {
            ByteBuffer bytes = buffer(((short[]) array).length * Short.BYTES);
            bytes.asShortBuffer().put((short[]) array);
            return bytes.array();
        }
        if (array instanceof int[]) {
            ByteBuffer bytes = buffer(((int[]) array).length * Integer.BYTES);
            bytes.asIntBuffer().put((int[]) array);
            return bytes.array();
        }
        if (array instanceof long[]) {
            ByteBuffer bytes = buffer(((long[]) array).length * Long.BYTES);
            bytes.asLongBuffer().put((long[]) array);
            return bytes.array();
        }
        if (array instanceof float[]) {
            ByteBuffer bytes = buffer(((float[]) array).length * Float.BYTES);
            bytes.asFloatBuffer().put((float[]) array);
            return bytes.array();
        }
        ByteBuffer bytes = buffer(((double[]) array).length * Double.BYTES);
        bytes.asDoubleBuffer().put((double[]) array);
        return bytes.array();
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The bytes of a typed array; null for others. */
    private static ByteBuffer contents(Object value) {
        return value instanceof JsTypedArray
                ? ByteBuffer.wrap(((JsTypedArray) value).toBytes()).order(ByteOrder.LITTLE_ENDIAN) : null;
    }

    public static Object[] toObjects(Object value, Guest guest) {
        if (value instanceof JsArray) {
            return ((JsArray) value).toArray();
        }
        throw JsException.typeError("an array is expected");
    }

    public static byte[] toByteArray(Object value, Guest guest) {
        ByteBuffer contents = contents(value);
        if (contents != null) {
            return contents.array();
        }
        Object[] values = toObjects(value, guest);
        var array = new byte[values.length];
        for (int i = 0; i < array.length; i++) {
            array[i] = (byte) JsConversions.toInt32(guest.context, values[i]);
        }
        return array;
    }

    public static short[] toShortArray(Object value, Guest guest) {
        ByteBuffer contents = contents(value);
        if (contents != null) {
            var array = new short[contents.limit() / Short.BYTES];
            contents.asShortBuffer().get(array);
            return array;
        }
        Object[] values = toObjects(value, guest);
        var array = new short[values.length];
        for (int i = 0; i < array.length; i++) {
            array[i] = (short) JsConversions.toInt32(guest.context, values[i]);
        }
        return array;
    }

    public static int[] toIntArray(Object value, Guest guest) {
        ByteBuffer contents = contents(value);
        if (contents != null) {
            var array = new int[contents.limit() / Integer.BYTES];
            contents.asIntBuffer().get(array);
            return array;
        }
        Object[] values = toObjects(value, guest);
        var array = new int[values.length];
        for (int i = 0; i < array.length; i++) {
            array[i] = JsConversions.toInt32(guest.context, values[i]);
        }
        return array;
    }

    public static long[] toLongArray(Object value, Guest guest) {
        ByteBuffer contents = contents(value);
        if (contents != null) {
            var array = new long[contents.limit() / Long.BYTES];
            contents.asLongBuffer().get(array);
            return array;
        }
        Object[] values = toObjects(value, guest);
        var array = new long[values.length];
        for (int i = 0; i < array.length; i++) {
            array[i] = ((BigInteger) values[i]).longValue();
        }
        return array;
    }

    public static float[] toFloatArray(Object value, Guest guest) {
        ByteBuffer contents = contents(value);
        if (contents != null) {
            var array = new float[contents.limit() / Float.BYTES];
            contents.asFloatBuffer().get(array);
            return array;
        }
        Object[] values = toObjects(value, guest);
        var array = new float[values.length];
        for (int i = 0; i < array.length; i++) {
            array[i] = (float) JsConversions.toNumber(guest.context, values[i]);
        }
        return array;
    }

    public static double[] toDoubleArray(Object value, Guest guest) {
        ByteBuffer contents = contents(value);
        if (contents != null) {
            var array = new double[contents.limit() / Double.BYTES];
            contents.asDoubleBuffer().get(array);
            return array;
        }
        Object[] values = toObjects(value, guest);
        var array = new double[values.length];
        for (int i = 0; i < array.length; i++) {
            array[i] = JsConversions.toNumber(guest.context, values[i]);
        }
        return array;
    }

    /** Copies what the module has written to an array that was passed to it: the end of a call. */
    public static void copyTo(Guest guest, byte[] bytes, Object target) {
        ByteBuffer contents = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (target instanceof byte[]) {
            contents.get((byte[]) target);
        } else if (target instanceof short[]) {
            contents.asShortBuffer().get((short[]) target);
        } else if (target instanceof int[]) {
            contents.asIntBuffer().get((int[]) target);
        } else if (target instanceof long[]) {
            contents.asLongBuffer().get((long[]) target);
        } else if (target instanceof float[]) {
            contents.asFloatBuffer().get((float[]) target);
        } else if (target instanceof double[]) {
            contents.asDoubleBuffer().get((double[]) target);
        } else {
            ((JsTypedArray) target).copyFrom(bytes, 0);
        }
    }
}

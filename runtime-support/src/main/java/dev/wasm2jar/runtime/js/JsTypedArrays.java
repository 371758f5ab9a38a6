package dev.wasm2jar.runtime.js;

/** What compiled programs do with typed arrays; other objects are asked for a method of that name. */
public final class JsTypedArrays {

    private JsTypedArrays() {}

    /** {@code new Uint8Array(value)}: a length, a buffer, an array or an iterable. */
    public static JsTypedArray create(JsContext context, String type, Object value) {
        ElementType elements = ElementType.of(type);
        if (value instanceof JsArrayBuffer buffer) {
            return view(elements, buffer, 0, -1);
        }
        if (value instanceof JsTypedArray source) {
            int length = source.length();
            JsTypedArray array = JsTypedArray.ofLength(elements, length);
            array.copy(0, source, 0, length);
            return array;
        }
        if (value instanceof JsObject object) {
            return copy(context, elements, ArrayLibrary.from(context, object, JsUndefined.UNDEFINED, null));
        }
        return JsTypedArray.ofLength(elements, JsConversions.toIndex(context, value));
    }

    /** {@code new Uint8Array(buffer, offset)}. */
    public static JsTypedArray create(JsContext context, String type, Object buffer, double offset) {
        return buffer instanceof JsArrayBuffer bytes ? view(ElementType.of(type), bytes, offset, -1)
                : create(context, type, buffer);
    }

    /** {@code new Uint8Array(buffer, offset, length)}. */
    public static JsTypedArray create(JsContext context, String type, Object buffer, double offset, double length) {
        return buffer instanceof JsArrayBuffer bytes ? view(ElementType.of(type), bytes, offset, length)
                : create(context, type, buffer);
    }

    /**
     * A view of a linear memory: what glue passes for a slice. Valid until the memory grows.
     *
     * @param type the name of the constructor
     * @param address of the first element, a multiple of its size
     * @param length elements
     */
    public static JsTypedArray view(JsMemory memory, String type, int address, int length) {
        return new JsTypedArray(ElementType.of(type), memory.buffer(), address, length);
    }

    /** A view of a buffer (23.2.5.1.3); to its end if the length is -1. */
    private static JsTypedArray view(ElementType type, JsArrayBuffer buffer, double offset, double length) {
        int mask = (1 << type.shift) - 1;
        if (offset < 0 || offset > Integer.MAX_VALUE || ((int) offset & mask) != 0) {
            throw JsException.rangeError("start offset of " + type.name + " should be a multiple of " + (mask + 1));
        }
        if (buffer.isDetached()) {
            throw JsException.typeError("Cannot perform Construct on a detached ArrayBuffer");
        }
        int available = buffer.length() - (int) offset;
        if (length < 0) {
            if (buffer.maximum() < 0 && (available & mask) != 0) {
                throw JsException.rangeError("byte length of " + type.name + " should be a multiple of " + (mask + 1));
            }
            if (available < 0) {
                throw JsException.rangeError(
                        "Start offset " + JsNumber.toString(offset) + " is outside the bounds of the buffer");
            }
            return new JsTypedArray(type, buffer, (int) offset, buffer.maximum() < 0 ? available >> type.shift : -1);
        }
        if (length * (mask + 1) > available) {
            throw JsException.rangeError("Invalid typed array length: " + JsNumber.toString(length));
        }
        return new JsTypedArray(type, buffer, (int) offset, (int) length);
    }

    static JsTypedArray copy(JsContext context, ElementType type, JsArray source) {
        if (source.length() > Integer.MAX_VALUE - 8) {
            throw JsException.rangeError("Invalid typed array length: " + source.length());
        }
        int length = (int) source.length();
        JsTypedArray array = JsTypedArray.ofLength(type, length);
        for (int i = 0; i < length; i++) {
            array.setElement(context, i, source.at(i));
        }
        return array;
    }

    /** {@code value instanceof Uint8Array}. */
    public static boolean isInstance(String type, Object value) {
        return value instanceof JsTypedArray array && array.type().name.equals(type);
    }

    /** {@code array.length}. */
    public static double length(JsContext context, Object array) {
        return array instanceof JsTypedArray own ? own.length()
                : JsConversions.toNumber(context, JsDynamic.get(context, array, "length"));
    }

    /** {@code array.byteLength}. */
    public static double byteLength(JsContext context, Object array) {
        return array instanceof JsTypedArray own ? own.byteLength()
                : JsConversions.toNumber(context, JsDynamic.get(context, array, "byteLength"));
    }

    /** {@code array.byteOffset}. */
    public static double byteOffset(JsContext context, Object array) {
        return array instanceof JsTypedArray own ? own.offset()
                : JsConversions.toNumber(context, JsDynamic.get(context, array, "byteOffset"));
    }

    /** {@code array.buffer}. */
    public static Object buffer(JsContext context, Object array) {
        return array instanceof JsTypedArray own ? own.buffer() : JsDynamic.get(context, array, "buffer");
    }

    /** {@code array[index]}. */
    public static Object get(JsContext context, Object array, double index) {
        return array instanceof JsTypedArray own ? own.element(index)
                : JsDynamic.get(context, array, JsNumber.of(index));
    }

    /** {@code array[index] = value}. */
    public static void set(JsContext context, Object array, double index, Object value) {
        if (array instanceof JsTypedArray own) {
            own.setElement(context, index, value);
        } else {
            JsDynamic.set(context, array, JsNumber.of(index), value);
        }
    }

    /** {@code array.set(source)}. */
    public static void setAll(JsContext context, Object array, Object source) {
        setAll(context, array, source, 0);
    }

    /** {@code array.set(source, offset)}. */
    public static void setAll(JsContext context, Object array, Object source, double offset) {
        if (array instanceof JsTypedArray own && source instanceof JsTypedArray elements) {
            if (offset < 0 || elements.length() + offset > own.length()) {
                throw JsException.rangeError("offset is out of bounds");
            }
            own.copy((int) offset, elements, 0, elements.length());
        } else {
            JsDynamic.callMethod(context, "set", array, source, JsNumber.of(offset));
        }
    }

    /** {@code array.subarray(start, end)}. */
    public static Object subarray(JsContext context, Object array, double start, double end) {
        return array instanceof JsTypedArray own
                ? part(own, relative(start, own.length()), relative(end, own.length()))
                : JsDynamic.callMethod(context, "subarray", array, JsNumber.of(start), JsNumber.of(end));
    }

    /** {@code array.slice(start, end)}. */
    public static Object slice(JsContext context, Object array, double start, double end) {
        return array instanceof JsTypedArray own
                ? copyOf(own, relative(start, own.length()), relative(end, own.length()))
                : JsDynamic.callMethod(context, "slice", array, JsNumber.of(start), JsNumber.of(end));
    }

    private static int relative(double index, int length) {
        double whole = JsNumber.toInteger(index);
        return (int) (whole < 0 ? Math.max(length + whole, 0) : Math.min(whole, length));
    }

    static JsTypedArray part(JsTypedArray array, int start, int end) {
        int offset = array.offset() + (start << array.type().shift);
        return new JsTypedArray(array.type(), array.buffer(), offset, Math.max(end - start, 0));
    }

    static JsTypedArray copyOf(JsTypedArray array, int start, int end) {
        JsTypedArray copy = JsTypedArray.ofLength(array.type(), Math.max(end - start, 0));
        copy.copy(0, array, start, copy.length());
        return copy;
    }
}

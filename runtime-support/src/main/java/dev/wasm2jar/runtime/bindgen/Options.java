package dev.wasm2jar.runtime.bindgen;

/** Optional numbers, null for none: as a number of their type that can't occur, or as a flag and a number. */
public final class Options {

    /** Stands for none where a value has fewer than 24 bits. */
    private static final int NONE_24 = 0xFFFFFF;

    /** Stands for none where a 32-bit value is passed as an f64. */
    private static final double NONE_F64 = 0x1p32 + 1;

    /** Likewise, from release 0.2.119 on. */
    private static final double NONE_SAFE_INTEGER = 0x1p53 - 1;

    private Options() {}

    public static int flag(Object value) {
        return value == null ? 0 : 1;
    }

    public static int orZero(Integer value) {
        return value == null ? 0 : value;
    }

    public static long orZero(Long value) {
        return value == null ? 0 : value;
    }

    public static float orZero(Float value) {
        return value == null ? 0 : value;
    }

    public static double orZero(Double value) {
        return value == null ? 0 : value;
    }

    /** Of an i8, u8, i16, u16 or char. */
    public static int orNone(Integer value) {
        return value == null ? NONE_24 : value;
    }

    public static int orNone(Boolean value) {
        return value == null ? NONE_24 : value ? 1 : 0;
    }

    /** Of an i32, u32 or f32. */
    public static double orNoneF64(Number value) {
        return value == null ? NONE_F64 : value.doubleValue();
    }

    /** As {@link #orNoneF64}, from release 0.2.119 on. */
    public static double orNoneSafeInteger(Number value) {
        return value == null ? NONE_SAFE_INTEGER : value.doubleValue();
    }

    private static boolean isNone(double value) {
        return value == NONE_F64 || value == NONE_SAFE_INTEGER;
    }

    /** Of an enumeration, where a number that no constant has stands for none. */
    public static int orElse(Integer value, int hole) {
        return value == null ? hole : value;
    }

    /** Of an enumeration, where a number that no constant has stands for none. */
    public static Integer unlessHole(int value, int hole) {
        return value == hole ? null : value;
    }

    public static boolean isTrue(int value) {
        return value != 0;
    }

    public static Integer intOrNull(int flag, int value) {
        return flag == 0 ? null : value;
    }

    /** Of a u32. */
    public static Long unsignedOrNull(int flag, int value) {
        return flag == 0 ? null : Integer.toUnsignedLong(value);
    }

    public static Long longOrNull(int flag, long value) {
        return flag == 0 ? null : value;
    }

    public static Float floatOrNull(int flag, float value) {
        return flag == 0 ? null : value;
    }

    public static Double doubleOrNull(int flag, double value) {
        return flag == 0 ? null : value;
    }

    public static Integer intOrNull(int value) {
        return value == NONE_24 ? null : value;
    }

    public static Boolean booleanOrNull(int value) {
        return value == NONE_24 ? null : value != 0;
    }

    public static Integer intOrNull(double value) {
        return isNone(value) ? null : (int) value;
    }

    /** Of a u32. */
    public static Long unsignedOrNull(double value) {
        return isNone(value) ? null : (long) value;
    }

    /** Of a 32-bit number of any kind. */
    public static Double doubleOrNull(double value) {
        return isNone(value) ? null : value;
    }

    public static Float floatOrNull(double value) {
        return isNone(value) ? null : (float) value;
    }
}

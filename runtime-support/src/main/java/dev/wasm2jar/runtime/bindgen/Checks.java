package dev.wasm2jar.runtime.bindgen;

/** Whether numbers of Java are in the range of the Rust types they are passed as. */
public final class Checks {

    private Checks() {}

    /** Returns the value as a u8. */
    public static int u8(int value) {
        return value >= 0 && value <= 0xFF ? value : RangeErrors.fail(value, "u8");
    }

    /** Returns the value as a u16. */
    public static int u16(int value) {
        return value >= 0 && value <= 0xFFFF ? value : RangeErrors.fail(value, "u16");
    }

    /** Returns the value as a u32. */
    public static int u32(long value) {
        return value >>> 32 == 0 ? (int) value : RangeErrors.fail(value, "u32");
    }

    /** Returns the value as a char: a code point, but no surrogate. */
    public static int scalar(int value) {
        boolean valid = value >= 0 && value <= Character.MAX_CODE_POINT && (value < 0xD800 || value > 0xDFFF);
        return valid ? value : RangeErrors.fail(value, "char");
    }
}

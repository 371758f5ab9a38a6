package dev.wasm2jar.runtime.bindgen;

import java.math.BigInteger;

/** Integers of 128 bits, as two halves. */
public final class WideIntegers {

    private WideIntegers() {}

    /** The lower half; 0 for null. */
    public static long low(BigInteger value) {
        return value == null ? 0 : value.longValue();
    }

    /** The upper half; 0 for null. */
    public static long high(BigInteger value) {
        return value == null ? 0 : value.shiftRight(Long.SIZE).longValue();
    }

    public static BigInteger signed(long low, long high) {
        return BigInteger.valueOf(high).shiftLeft(Long.SIZE).or(unsigned(low));
    }

    public static BigInteger unsigned(long low, long high) {
        return unsigned(high).shiftLeft(Long.SIZE).or(unsigned(low));
    }

    private static BigInteger unsigned(long value) {
        BigInteger signed = BigInteger.valueOf(value);
        return value < 0 ? signed.add(BigInteger.ONE.shiftLeft(Long.SIZE)) : signed;
    }

    public static BigInteger orNull(int flag, BigInteger value) {
        return flag == 0 ? null : value;
    }
}

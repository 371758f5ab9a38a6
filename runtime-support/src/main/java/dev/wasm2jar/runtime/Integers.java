package dev.wasm2jar.runtime;

/** Integer operations that the JVM has no instruction for (spec 4.3.2). Called by emitted code. */
public final class Integers {

    private Integers() {}

    /** i32.div_s: MIN / -1 traps, where Java wraps around. */
    public static int divS(int dividend, int divisor) {
        if (divisor == -1 && dividend == Integer.MIN_VALUE) {
            throw new Trap(Trap.INTEGER_OVERFLOW);
        }
        return dividend / divisor;
    }

    /** i64.div_s: MIN / -1 traps, where Java wraps around. */
    public static long divS(long dividend, long divisor) {
        if (divisor == -1 && dividend == Long.MIN_VALUE) {
            throw new Trap(Trap.INTEGER_OVERFLOW);
        }
        return dividend / divisor;
    }

    /**
     * i32.div_u by a divisor above zero that is a constant. C2 makes a multiplication of the division of longs; Java's own
     * method for it becomes a division instruction since JDK 19.
     */
    public static int divU(int dividend, int divisor) {
        return (int) ((dividend & 0xffff_ffffL) / divisor);
    }

    /** i32.rem_u by a divisor above zero that is a constant, as {@link #divU(int, int)}. */
    public static int remU(int dividend, int divisor) {
        return dividend - divU(dividend, divisor) * divisor;
    }

    /**
     * i64.div_u by a divisor above zero that is a constant, as {@link #divU(int, int)}: half the dividend is a positive
     * long, and an even divisor can be halved as well. By an odd one, twice the quotient of the half is the quotient or one
     * less.
     */
    public static long divU(long dividend, long divisor) {
        if ((divisor & 1) == 0) {
            return (dividend >>> 1) / (divisor >>> 1);
        }
        long quotient = (dividend >>> 1) / divisor << 1;
        long remainder = dividend - quotient * divisor;
        long tooLarge = (remainder | ~(remainder - divisor)) >>> 63;
        return quotient + tooLarge;
    }

    /** i64.rem_u by a divisor above zero that is a constant, as {@link #divU(int, int)}. */
    public static long remU(long dividend, long divisor) {
        return dividend - divU(dividend, divisor) * divisor;
    }

    /** The high half of i64.add128. */
    public static long add128High(long leftLow, long leftHigh, long rightLow, long rightHigh) {
        long low = leftLow + rightLow;
        long carry = (leftLow & rightLow | (leftLow | rightLow) & ~low) >>> 63;
        return leftHigh + rightHigh + carry;
    }

    /** The high half of i64.sub128. */
    public static long sub128High(long leftLow, long leftHigh, long rightLow, long rightHigh) {
        long low = leftLow - rightLow;
        long borrow = (~leftLow & rightLow | (~leftLow | rightLow) & low) >>> 63;
        return leftHigh - rightHigh - borrow;
    }

    /** The high half of i64.mul_wide_s. */
    public static long mulWideSHigh(long left, long right) {
        return Math.multiplyHigh(left, right);
    }

    /** The high half of i64.mul_wide_u; Java has a method for it only since 18. */
    public static long mulWideUHigh(long left, long right) {
        return Math.multiplyHigh(left, right) + (left >> 63 & right) + (right >> 63 & left);
    }
}

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
}

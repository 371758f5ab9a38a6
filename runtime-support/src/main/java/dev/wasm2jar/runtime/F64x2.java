package dev.wasm2jar.runtime;

/** Operations on a lane of an {@code f64x2} that the JVM has no instruction for (spec 4.4). Called by emitted code. */
public final class F64x2 {

    private F64x2() {}

    /** Defined by the comparison alone (spec 4.3.3, fpmin), so a NaN passes as it is. */
    public static double pmin(double left, double right) {
        return right < left ? right : left;
    }

    public static double pmax(double left, double right) {
        return left < right ? right : left;
    }

    public static long eq(double left, double right) {
        return left == right ? -1 : 0;
    }

    public static long ne(double left, double right) {
        return left != right ? -1 : 0;
    }

    public static long lt(double left, double right) {
        return left < right ? -1 : 0;
    }

    public static long gt(double left, double right) {
        return left > right ? -1 : 0;
    }

    public static long le(double left, double right) {
        return left <= right ? -1 : 0;
    }

    public static long ge(double left, double right) {
        return left >= right ? -1 : 0;
    }
}

package dev.wasm2jar.runtime;

/** Operations on a lane of an {@code f32x4} that the JVM has no instruction for (spec 4.4). Called by emitted code. */
public final class F32x4 {

    private F32x4() {}

    /** Defined by the comparison alone (spec 4.3.3, fpmin), so a NaN passes as it is. */
    public static float pmin(float left, float right) {
        return right < left ? right : left;
    }

    public static float pmax(float left, float right) {
        return left < right ? right : left;
    }

    public static int eq(float left, float right) {
        return left == right ? -1 : 0;
    }

    public static int ne(float left, float right) {
        return left != right ? -1 : 0;
    }

    public static int lt(float left, float right) {
        return left < right ? -1 : 0;
    }

    public static int gt(float left, float right) {
        return left > right ? -1 : 0;
    }

    public static int le(float left, float right) {
        return left <= right ? -1 : 0;
    }

    public static int ge(float left, float right) {
        return left >= right ? -1 : 0;
    }
}

package dev.wasm2jar.runtime.js;

/** {@code Math} (ECMA-262 21.3): by StrictMath, which like V8 follows fdlibm, where the JDK's Math may differ. */
public final class JsMath {

    private JsMath() {}

    /** {@code Math.random()}. */
    public static double random(JsContext context) {
        return context.random().next();
    }

    public static double abs(double x) {
        return Math.abs(x);
    }

    public static double acos(double x) {
        return StrictMath.acos(x);
    }

    public static double acosh(double x) {
        if (x < 1) {
            return Double.NaN;
        }
        if (x > 0x1p28) {
            return StrictMath.log(x) + StrictMath.log(2);
        }
        if (x > 2) {
            return StrictMath.log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
        }
        double t = x - 1;
        return StrictMath.log1p(t + Math.sqrt(2 * t + t * t));
    }

    public static double asin(double x) {
        return StrictMath.asin(x);
    }

    public static double asinh(double x) {
        double t = Math.abs(x);
        if (t < 0x1p-28 || Double.isInfinite(x)) {
            return x;
        }
        double result;
        if (t > 0x1p28) {
            result = StrictMath.log(t) + StrictMath.log(2);
        } else if (t > 2) {
            result = StrictMath.log(2 * t + 1 / (Math.sqrt(x * x + 1) + t));
        } else {
            result = StrictMath.log1p(t + x * x / (1 + Math.sqrt(1 + x * x)));
        }
        return Math.copySign(result, x);
    }

    public static double atan(double x) {
        return StrictMath.atan(x);
    }

    public static double atan2(double y, double x) {
        return StrictMath.atan2(y, x);
    }

    public static double atanh(double x) {
        double t = Math.abs(x);
        if (t > 1) {
            return Double.NaN;
        }
        if (t < 0x1p-28) {
            return x;
        }
        double twice = t + t;
        double result = t < 0.5 ? 0.5 * StrictMath.log1p(twice + twice * t / (1 - t)) : 0.5 * StrictMath.log1p(twice / (1 - t));
        return Math.copySign(result, x);
    }

    public static double cbrt(double x) {
        return StrictMath.cbrt(x);
    }

    public static double ceil(double x) {
        return Math.ceil(x);
    }

    public static double clz32(double x) {
        return Integer.numberOfLeadingZeros(JsNumber.toInt32(x));
    }

    public static double cos(double x) {
        return StrictMath.cos(x);
    }

    public static double cosh(double x) {
        return Math.abs(x) == 1 ? 0.5 * Math.E + 0.5 / Math.E : StrictMath.cosh(x);
    }

    /** As fdlibm, but exact for 1, where that is one bit too large. */
    public static double exp(double x) {
        return x == 1 ? Math.E : StrictMath.exp(x);
    }

    public static double expm1(double x) {
        return StrictMath.expm1(x);
    }

    public static double floor(double x) {
        return Math.floor(x);
    }

    public static double fround(double x) {
        return (float) x;
    }

    /** The square root of a sum of squares; infinite if any number is. */
    public static double hypot(double... values) {
        double largest = 0;
        boolean isNaN = false;
        for (double value : values) {
            if (Double.isInfinite(value)) {
                return Double.POSITIVE_INFINITY;
            }
            isNaN |= Double.isNaN(value);
            largest = Math.max(largest, Math.abs(value));
        }
        if (isNaN) {
            return Double.NaN;
        }
        if (largest == 0) {
            return 0;
        }
        // Kahan's sum, of squares scaled so that none overflows.
        double sum = 0;
        double compensation = 0;
        for (double value : values) {
            double n = Math.abs(value) / largest;
            double summand = n * n - compensation;
            double preliminary = sum + summand;
            compensation = preliminary - sum - summand;
            sum = preliminary;
        }
        return Math.sqrt(sum) * largest;
    }

    public static double hypot(double x, double y) {
        return hypot(new double[] {x, y});
    }

    public static double imul(double x, double y) {
        return JsNumber.toInt32(x) * JsNumber.toInt32(y);
    }

    public static double log(double x) {
        return StrictMath.log(x);
    }

    public static double log10(double x) {
        return StrictMath.log10(x);
    }

    public static double log1p(double x) {
        return StrictMath.log1p(x);
    }

    /** The logarithm to base 2, exact for powers of two. */
    public static double log2(double x) {
        if (x > 0 && x < Double.POSITIVE_INFINITY) {
            int exponent = Math.getExponent(x);
            if (exponent >= Double.MIN_EXPONENT) {
                double fraction = x / Math.scalb(1.0, exponent);
                if (fraction == 1) {
                    return exponent;
                }
            }
        }
        return StrictMath.log(x) / StrictMath.log(2);
    }

    public static double max(double x, double y) {
        return Math.max(x, y);
    }

    public static double min(double x, double y) {
        return Math.min(x, y);
    }

    /** {@code base ** exponent}: as StrictMath's, but that 1 to the power of NaN or infinity is NaN. */
    public static double pow(double base, double exponent) {
        if (Double.isNaN(exponent) || (base == 1 || base == -1) && Double.isInfinite(exponent)) {
            return Double.NaN;
        }
        return StrictMath.pow(base, exponent);
    }

    /** The nearest integer, the larger one of two. */
    public static double round(double x) {
        double floor = Math.floor(x);
        return x - floor >= 0.5 ? Math.copySign(floor + 1, x) : floor;
    }

    public static double sign(double x) {
        return Math.signum(x);
    }

    public static double sin(double x) {
        return StrictMath.sin(x);
    }

    public static double sinh(double x) {
        return StrictMath.sinh(x);
    }

    public static double sqrt(double x) {
        return Math.sqrt(x);
    }

    public static double tan(double x) {
        return StrictMath.tan(x);
    }

    public static double tanh(double x) {
        return StrictMath.tanh(x);
    }

    public static double trunc(double x) {
        return x < 0 ? Math.ceil(x) : Math.floor(x);
    }
}

package dev.wasm2jar.runtime.js;

/** {@code Math} as an object. */
final class MathLibrary extends Library {

    private MathLibrary(JsContext context) {
        super(new JsObject(), null);
        context.install("Math", this);
        constant("E", Math.E);
        constant("LN10", 2.302585092994046);
        constant("LN2", 0.6931471805599453);
        constant("LOG10E", 0.4342944819032518);
        constant("LOG2E", 1.4426950408889634);
        constant("PI", Math.PI);
        constant("SQRT1_2", 0.7071067811865476);
        constant("SQRT2", 1.4142135623730951);
        global.store(JsSymbol.TO_STRING_TAG, JsProperty.data("Math", JsProperty.CONFIGURABLE));
        statics("abs:1 acos:1 acosh:1 asin:1 asinh:1 atan:1 atan2:2 atanh:1 cbrt:1 ceil:1 clz32:1 cos:1 cosh:1 exp:1 "
                + "expm1:1 floor:1 fround:1 hypot:2 imul:2 log:1 log10:1 log1p:1 log2:1 max:2 min:2 pow:2 random:0 round:1 "
                + "sign:1 sin:1 sinh:1 sqrt:1 tan:1 tanh:1 trunc:1");
    }

    private void constant(String name, double value) {
        global.store(name, JsProperty.data(value, 0));
    }

    static MathLibrary of(JsContext context) {
        Library library = context.library("Math");
        return library == null ? new MathLibrary(context) : (MathLibrary) library;
    }

    @Override
    Object callStatic(JsContext context, String name, Object receiver, Object[] arguments) {
        switch (name) {
            case "random":
                return JsMath.random(context);
            case "hypot", "max", "min":
                return many(name, numbers(context, arguments));
            case "atan2", "imul", "pow":
                double x = number(context, arguments, 0);
                double y = number(context, arguments, 1);
                return JsNumber.of(name.equals("atan2") ? JsMath.atan2(x, y)
                        : name.equals("imul") ? JsMath.imul(x, y) : JsMath.pow(x, y));
            default:
                return JsNumber.of(one(name, number(context, arguments, 0)));
        }
    }

    private static double[] numbers(JsContext context, Object[] arguments) {
        double[] numbers = new double[arguments.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(context, arguments, i);
        }
        return numbers;
    }

    private static Double many(String name, double[] numbers) {
        if (name.equals("hypot")) {
            return JsNumber.of(JsMath.hypot(numbers));
        }
        double result = name.equals("max") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        for (double number : numbers) {
            result = name.equals("max") ? Math.max(result, number) : Math.min(result, number);
        }
        return JsNumber.of(result);
    }

    private static double one(String name, double x) {
        return switch (name) {
            case "abs" -> JsMath.abs(x);
            case "acos" -> JsMath.acos(x);
            case "acosh" -> JsMath.acosh(x);
            case "asin" -> JsMath.asin(x);
            case "asinh" -> JsMath.asinh(x);
            case "atan" -> JsMath.atan(x);
            case "atanh" -> JsMath.atanh(x);
            case "cbrt" -> JsMath.cbrt(x);
            case "ceil" -> JsMath.ceil(x);
            case "clz32" -> JsMath.clz32(x);
            case "cos" -> JsMath.cos(x);
            case "cosh" -> JsMath.cosh(x);
            case "exp" -> JsMath.exp(x);
            case "expm1" -> JsMath.expm1(x);
            case "floor" -> JsMath.floor(x);
            case "fround" -> JsMath.fround(x);
            case "log" -> JsMath.log(x);
            case "log10" -> JsMath.log10(x);
            case "log1p" -> JsMath.log1p(x);
            case "log2" -> JsMath.log2(x);
            case "round" -> JsMath.round(x);
            case "sign" -> JsMath.sign(x);
            case "sin" -> JsMath.sin(x);
            case "sinh" -> JsMath.sinh(x);
            case "sqrt" -> JsMath.sqrt(x);
            case "tan" -> JsMath.tan(x);
            case "tanh" -> JsMath.tanh(x);
            case "trunc" -> JsMath.trunc(x);
            default -> throw new IllegalArgumentException(name);
        };
    }
}

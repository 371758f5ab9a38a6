package dev.wasm2jar.runtime.js;

/** {@code Number} (ECMA-262 21.1). */
final class NumberLibrary extends Library {

    private NumberLibrary(JsContext context) {
        super("Number", 1, new JsObject());
        context.install("Number", this);
        methods("toExponential:1 toFixed:1 toLocaleString:0 toPrecision:1 toString:1 valueOf:0");
        statics("isFinite:1 isInteger:1 isNaN:1 isSafeInteger:1 parseFloat:1 parseInt:2");
        constant("EPSILON", 0x1p-52);
        constant("MAX_SAFE_INTEGER", 0x1p53 - 1);
        constant("MAX_VALUE", Double.MAX_VALUE);
        constant("MIN_SAFE_INTEGER", 1 - 0x1p53);
        constant("MIN_VALUE", Double.MIN_VALUE);
        constant("NEGATIVE_INFINITY", Double.NEGATIVE_INFINITY);
        constant("NaN", Double.NaN);
        constant("POSITIVE_INFINITY", Double.POSITIVE_INFINITY);
    }

    private void constant(String name, double value) {
        global.store(name, JsProperty.data(value, 0));
    }

    static NumberLibrary of(JsContext context) {
        Library library = context.library("Number");
        return library == null ? new NumberLibrary(context) : (NumberLibrary) library;
    }

    @Override
    Object callConstructor(JsContext context, Object[] arguments) {
        return arguments.length == 0 ? JsNumber.of(0) : JsNumber.of(JsNumbers.of(context, arguments[0]));
    }

    @Override
    Object construct(JsContext context, Object[] arguments) {
        return new JsWrapper(callConstructor(context, arguments));
    }

    @Override
    Object callStatic(JsContext context, String name, Object receiver, Object[] arguments) {
        Object value = argument(arguments, 0);
        return switch (name) {
            case "isFinite" -> JsNumbers.isFinite(value);
            case "isInteger" -> JsNumbers.isInteger(value);
            case "isNaN" -> JsNumbers.isNaN(value);
            case "isSafeInteger" -> JsNumbers.isSafeInteger(value);
            case "parseFloat" -> JsNumber.of(NumberParser.parseFloat(JsConversions.toString(context, value)));
            case "parseInt" -> JsNumber.of(NumberParser.parseInt(JsConversions.toString(context, value),
                    JsConversions.toInt32(context, argument(arguments, 1))));
            default -> super.callStatic(context, name, receiver, arguments);
        };
    }

    @Override
    Object call(JsContext context, String name, Object receiver, Object[] arguments) {
        double value = JsNumbers.value(receiver, name);
        Object first = argument(arguments, 0);
        return switch (name) {
            case "toExponential" -> NumberFormats.exponential(value,
                    first == JsUndefined.UNDEFINED ? Double.NaN : JsConversions.toInteger(context, first));
            case "toFixed" -> NumberFormats.fixed(value, JsConversions.toInteger(context, first));
            case "toLocaleString" -> NumberFormats.local(value);
            case "toPrecision" -> first == JsUndefined.UNDEFINED ? JsNumber.toString(value)
                    : NumberFormats.precision(value, JsConversions.toInteger(context, first));
            case "toString" -> NumberFormats.inRadix(value, NumberFormats.radix(context, first));
            default -> JsNumber.of(value);
        };
    }
}

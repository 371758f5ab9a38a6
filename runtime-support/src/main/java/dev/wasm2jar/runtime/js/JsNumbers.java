package dev.wasm2jar.runtime.js;

/** The functions of {@code Number} (ECMA-262 21.1), and those of the same kind that are global. */
public final class JsNumbers {

    private JsNumbers() {}

    /** {@code Number(value)}. */
    public static double of(JsContext context, Object value) {
        Object numeric = JsConversions.toNumeric(context, value);
        return ((Number) numeric).doubleValue();
    }

    /** {@code Number.isFinite}. */
    public static boolean isFinite(Object value) {
        return value instanceof Double number && !number.isNaN() && !number.isInfinite();
    }

    /** {@code Number.isInteger}. */
    public static boolean isInteger(Object value) {
        return value instanceof Double number && !number.isInfinite() && JsNumber.toInteger(number) == number;
    }

    /** {@code Number.isNaN}. */
    public static boolean isNaN(Object value) {
        return value instanceof Double number && number.isNaN();
    }

    /** {@code Number.isSafeInteger}. */
    public static boolean isSafeInteger(Object value) {
        return isInteger(value) && Math.abs((Double) value) < 0x1p53;
    }

    /** The global {@code isFinite}, which converts to a number first. */
    public static boolean isFiniteNumber(JsContext context, Object value) {
        double number = JsConversions.toNumber(context, value);
        return !Double.isNaN(number) && !Double.isInfinite(number);
    }

    /** The global {@code isNaN}, which converts to a number first. */
    public static boolean isNotANumber(JsContext context, Object value) {
        return Double.isNaN(JsConversions.toNumber(context, value));
    }

    /** {@code parseInt(text, radix)}; the radix is found in the text if it is 0. */
    public static double parseInt(String text, double radix) {
        return NumberParser.parseInt(text, JsNumber.toInt32(radix));
    }

    /** {@code parseFloat(text)}. */
    public static double parseFloat(String text) {
        return NumberParser.parseFloat(text);
    }

    /** {@code number.toFixed(digits)}. */
    public static String toFixed(JsContext context, Object number, double digits) {
        return NumberFormats.fixed(value(number, "toFixed"), JsNumber.toInteger(digits));
    }

    /** {@code number.toString(radix)}. */
    public static String toString(JsContext context, Object number, double radix) {
        return NumberFormats.inRadix(value(number, "toString"), NumberFormats.radix(context, JsNumber.of(radix)));
    }

    static double value(Object receiver, String method) {
        Object value = receiver instanceof JsWrapper wrapper ? wrapper.value() : receiver;
        if (value instanceof Double number) {
            return number;
        }
        throw Library.incompatible("Number.prototype.".concat(method), receiver);
    }
}

package dev.wasm2jar.runtime.js;

/** A {@code Date} (ECMA-262 21.4). */
public final class JsDate extends JsObject {

    private double time;

    /** @param time milliseconds since 1970-01-01T00:00:00Z, or NaN for an invalid date */
    public JsDate(double time) {
        this.time = DateFields.clip(time);
    }

    @Override
    public String className() {
        return "Date";
    }

    @Override
    JsObject classPrototype(JsContext context) {
        return DateLibrary.of(context).prototype;
    }

    /** Milliseconds since 1970-01-01T00:00:00Z, or NaN. */
    public double time() {
        return time;
    }

    /** Sets the time; returns what it is now. */
    double setTime(double newTime) {
        time = DateFields.clip(newTime);
        return time;
    }

    /** {@code Date.now()}. */
    public static double now(JsContext context) {
        return Math.floor(context.clock().now());
    }

    /** {@code new Date()}. */
    public static JsDate create(JsContext context) {
        return new JsDate(now(context));
    }

    /** {@code new Date(value)}. */
    public static JsDate create(JsContext context, Object value) {
        if (value instanceof JsDate other) {
            return new JsDate(other.time);
        }
        Object primitive = JsConversions.toPrimitive(context, value, "default");
        return new JsDate(primitive instanceof String text ? parse(context, text)
                : JsConversions.toNumber(context, primitive));
    }

    /** {@code Date.parse(text)}. */
    public static double parse(JsContext context, String text) {
        return DateParser.parse(text, context.clock().zone());
    }

    /** {@code date.getTime()}. */
    public static double getTime(JsContext context, Object date) {
        return date instanceof JsDate own ? own.time
                : JsConversions.toNumber(context, JsDynamic.callMethod(context, "getTime", date));
    }

    /** {@code date.toISOString()}. */
    public static String toISOString(JsContext context, Object date) {
        if (!(date instanceof JsDate own)) {
            return JsConversions.toString(context, JsDynamic.callMethod(context, "toISOString", date));
        }
        if (Double.isNaN(own.time)) {
            throw JsException.rangeError("Invalid time value");
        }
        return DateFormats.iso(own.time);
    }
}

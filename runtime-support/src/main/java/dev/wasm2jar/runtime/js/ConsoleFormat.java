package dev.wasm2jar.runtime.js;

import java.math.BigInteger;

/** Makes one message of the values given to {@code console} (Formatter, console.spec.whatwg.org 2.2). */
final class ConsoleFormat {

    private ConsoleFormat() {}

    static String format(JsContext context, Object[] values) {
        StringBuilder out = new StringBuilder();
        int used = 0;
        if (values.length > 1 && values[0] instanceof String template && template.indexOf('%') >= 0) {
            used = substitute(context, out, template, values);
        }
        for (int i = used; i < values.length; i++) {
            if (i > 0) {
                out.append(' ');
            }
            out.append(values[i] instanceof String text ? text : Inspector.inspect(context, values[i]));
        }
        return out.toString();
    }

    /** Appends the template with values for its specifiers; returns how many values it used. */
    private static int substitute(JsContext context, StringBuilder out, String template, Object[] values) {
        int next = 1;
        int done = 0;
        for (int at = template.indexOf('%'); at >= 0 && at + 1 < template.length(); at = template.indexOf('%', done)) {
            out.append(template, done, at);
            char c = template.charAt(at + 1);
            done = at + 2;
            if (c == '%') {
                out.append('%');
            } else if ("sdifjoOc".indexOf(c) < 0 || next == values.length) {
                out.append('%').append(c);
            } else {
                append(context, out, c, values[next++]);
            }
        }
        out.append(template, done, template.length());
        return next;
    }

    private static void append(JsContext context, StringBuilder out, char specifier, Object value) {
        switch (specifier) {
            case 's' -> out.append(value instanceof String text ? text
                    : value instanceof BigInteger || JsTypes.isObject(value) ? Inspector.inspect(context, value)
                    : value instanceof JsSymbol ? value.toString() : JsConversions.toString(context, value));
            case 'd' -> out.append(value instanceof BigInteger ? value.toString().concat("n")
                    : JsTypes.isObject(value) || value instanceof JsSymbol ? "NaN"
                    : JsNumber.toString(JsConversions.toNumber(context, value)));
            case 'i' -> out.append(value instanceof BigInteger ? value.toString().concat("n")
                    : JsTypes.isObject(value) || value instanceof JsSymbol ? "NaN"
                    : JsNumber.toString(NumberParser.parseInt(JsConversions.toString(context, value), 10)));
            case 'f' -> out.append(value instanceof JsSymbol ? "NaN"
                    : JsNumber.toString(NumberParser.parseFloat(JsConversions.toString(context, value))));
            case 'j' -> out.append(JsJson.stringify(context, value));
            case 'c' -> { }
            default -> out.append(Inspector.inspect(context, value));
        }
    }
}

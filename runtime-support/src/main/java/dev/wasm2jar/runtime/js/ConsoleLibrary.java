package dev.wasm2jar.runtime.js;

import java.util.HashMap;
import java.util.Map;

/** {@code console} as an object, and what its functions remember: counts, timers and groups. */
final class ConsoleLibrary extends Library {

    private final Map<String, Double> counts = new HashMap<>();
    private final Map<String, Double> timers = new HashMap<>();
    private String indent = "";

    private ConsoleLibrary(JsContext context) {
        super(new JsObject(), null);
        context.install("console", this);
        global.store(JsSymbol.TO_STRING_TAG, JsProperty.data("console", JsProperty.CONFIGURABLE));
        statics("assert:0 clear:0 count:0 countReset:0 debug:0 dir:0 dirxml:0 error:0 group:0 groupCollapsed:0 groupEnd:0 "
                + "info:0 log:0 table:1 time:0 timeEnd:0 timeLog:0 timeStamp:0 trace:0 warn:0");
    }

    static ConsoleLibrary of(JsContext context) {
        Library library = context.library("console");
        return library == null ? new ConsoleLibrary(context) : (ConsoleLibrary) library;
    }

    String indent() {
        return indent;
    }

    @Override
    Object callStatic(JsContext context, String name, Object receiver, Object[] arguments) {
        String label = argument(arguments, 0) == JsUndefined.UNDEFINED ? "default" : null;
        switch (name) {
            case "debug", "error", "info", "log", "warn" -> JsConsole.write(context, name, arguments);
            case "dir", "dirxml", "table" -> JsConsole.write(context, "log", first(arguments));
            case "assert" -> check(context, arguments);
            case "trace" -> {
                String text = ConsoleFormat.format(context, arguments);
                JsConsole.write(context, "trace", new Object[] {text.isEmpty() ? "Trace" : "Trace: ".concat(text)});
            }
            case "group", "groupCollapsed" -> {
                if (arguments.length > 0) {
                    JsConsole.write(context, "log", arguments);
                }
                indent = indent.concat("  ");
            }
            case "groupEnd" -> indent = indent.substring(Math.min(2, indent.length()));
            case "count", "countReset" ->
                count(context, name, label != null ? label : JsConversions.toString(context, arguments[0]));
            case "time", "timeLog", "timeEnd" ->
                time(context, name, label != null ? label : JsConversions.toString(context, arguments[0]), arguments);
            default -> { }
        }
        return JsUndefined.UNDEFINED;
    }

    private static Object[] first(Object[] arguments) {
        return arguments.length <= 1 ? arguments : new Object[] {arguments[0]};
    }

    private static void check(JsContext context, Object[] arguments) {
        if (JsConversions.toBoolean(argument(arguments, 0))) {
            return;
        }
        Object[] rest = new Object[Math.max(0, arguments.length - 1)];
        System.arraycopy(arguments, Math.min(1, arguments.length), rest, 0, rest.length);
        String text = ConsoleFormat.format(context, rest);
        JsConsole.write(context, "error",
                new Object[] {text.isEmpty() ? "Assertion failed" : "Assertion failed: ".concat(text)});
    }

    private void count(JsContext context, String name, String label) {
        if (name.equals("countReset")) {
            counts.remove(label);
            return;
        }
        double count = counts.getOrDefault(label, 0.0) + 1;
        counts.put(label, count);
        JsConsole.write(context, "log", new Object[] {label.concat(": ").concat(JsNumber.toString(count))});
    }

    private void time(JsContext context, String name, String label, Object[] arguments) {
        double now = context.clock().elapsed();
        if (name.equals("time")) {
            timers.putIfAbsent(label, now);
            return;
        }
        Double start = name.equals("timeEnd") ? timers.remove(label) : timers.get(label);
        if (start == null) {
            return;
        }
        Object[] values = new Object[Math.max(1, arguments.length)];
        System.arraycopy(arguments, 0, values, 0, arguments.length);
        values[0] = label.concat(": ").concat(JsNumber.toString(Math.round((now - start) * 1000) / 1000.0)).concat("ms");
        JsConsole.write(context, "log", values);
    }
}

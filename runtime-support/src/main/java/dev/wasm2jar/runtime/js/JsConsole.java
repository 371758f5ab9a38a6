package dev.wasm2jar.runtime.js;

/** {@code console} (console.spec.whatwg.org): messages as Node.js writes them. */
public final class JsConsole {

    private JsConsole() {}

    public static void log(JsContext context, Object... values) {
        write(context, "log", values);
    }

    public static void debug(JsContext context, Object... values) {
        write(context, "debug", values);
    }

    public static void info(JsContext context, Object... values) {
        write(context, "info", values);
    }

    public static void warn(JsContext context, Object... values) {
        write(context, "warn", values);
    }

    public static void error(JsContext context, Object... values) {
        write(context, "error", values);
    }

    /** Writes to the console of the context, indented by the groups that are open. */
    static void write(JsContext context, String level, Object[] values) {
        String message = values.length == 1 && values[0] instanceof String text ? text
                : ConsoleFormat.format(context, values);
        Library library = context.library("console");
        String indent = library == null ? "" : ((ConsoleLibrary) library).indent();
        context.console().write(level,
                indent.isEmpty() ? message : indent.concat(message.replace("\n", "\n".concat(indent))));
    }
}

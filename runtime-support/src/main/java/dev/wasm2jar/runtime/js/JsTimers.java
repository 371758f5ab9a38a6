package dev.wasm2jar.runtime.js;

/** Timers and microtasks (HTML 8.6 and 8.7), and {@code performance} (High Resolution Time). */
public final class JsTimers {

    private JsTimers() {}

    /** {@code performance.now()}. */
    public static double now(JsContext context) {
        return context.clock().elapsed();
    }

    private static JsFunction function(Object callback) {
        if (callback instanceof JsFunction function) {
            return function;
        }
        throw JsException.typeError("The callback must be a function, not " + JsDebug.describe(callback));
    }

    /** {@code queueMicrotask(callback)}. */
    public static void queueMicrotask(JsContext context, Object callback) {
        context.eventLoop().queue(new CallTask(function(callback), JsFunction.NO_ARGUMENTS));
    }

    /** {@code setTimeout(callback)}. */
    public static double setTimeout(JsContext context, Object callback) {
        return setTimeout(context, callback, 0);
    }

    /** {@code setTimeout(callback, delay)}. */
    public static double setTimeout(JsContext context, Object callback, double delay) {
        return start(context, callback, delay, JsFunction.NO_ARGUMENTS);
    }

    static double start(JsContext context, Object callback, double delay, Object[] arguments) {
        return context.eventLoop().start(new CallTask(function(callback), arguments), delay, -1);
    }

    /** {@code setInterval(callback, period)}. */
    public static double setInterval(JsContext context, Object callback, double period) {
        return startInterval(context, callback, period, JsFunction.NO_ARGUMENTS);
    }

    static double startInterval(JsContext context, Object callback, double period, Object[] arguments) {
        return context.eventLoop().start(new CallTask(function(callback), arguments), period, period > 0 ? period : 0);
    }

    /** {@code clearTimeout(timer)}. */
    public static void clearTimeout(JsContext context, double timer) {
        context.eventLoop().stop(timer);
    }

    /** {@code clearInterval(timer)}. */
    public static void clearInterval(JsContext context, double timer) {
        context.eventLoop().stop(timer);
    }
}

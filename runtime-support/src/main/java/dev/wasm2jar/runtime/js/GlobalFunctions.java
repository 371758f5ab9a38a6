package dev.wasm2jar.runtime.js;

/** The functions that are properties of the global object (ECMA-262 19.2 and HTML 8). */
final class GlobalFunctions extends Library {

    private GlobalFunctions(JsContext context) {
        super(new JsObject(), null);
        context.install("functions", this);
        statics("decodeURI:1 decodeURIComponent:1 encodeURI:1 encodeURIComponent:1 escape:1 eval:1 isFinite:1 isNaN:1 "
                + "parseFloat:1 parseInt:2 unescape:1 clearInterval:1 clearTimeout:1 queueMicrotask:1 setInterval:2 "
                + "setTimeout:2 structuredClone:1 fetch:1");
    }

    static GlobalFunctions of(JsContext context) {
        Library library = context.library("functions");
        return library == null ? new GlobalFunctions(context) : (GlobalFunctions) library;
    }

    @Override
    Object callStatic(JsContext context, String name, Object receiver, Object[] arguments) {
        return switch (name) {
            case "decodeURI" -> UriCoding.decodeURI(string(context, arguments, 0));
            case "decodeURIComponent" -> UriCoding.decodeURIComponent(string(context, arguments, 0));
            case "encodeURI" -> UriCoding.encodeURI(string(context, arguments, 0));
            case "encodeURIComponent" -> UriCoding.encodeURIComponent(string(context, arguments, 0));
            case "escape" -> UriCoding.escape(string(context, arguments, 0));
            case "unescape" -> UriCoding.unescape(string(context, arguments, 0));
            case "eval" -> JsGlobals.eval(argument(arguments, 0));
            case "isFinite" -> JsNumbers.isFiniteNumber(context, argument(arguments, 0));
            case "isNaN" -> JsNumbers.isNotANumber(context, argument(arguments, 0));
            case "parseFloat" -> JsNumber.of(NumberParser.parseFloat(string(context, arguments, 0)));
            case "parseInt" -> JsNumber.of(NumberParser.parseInt(string(context, arguments, 0),
                    JsConversions.toInt32(context, argument(arguments, 1))));
            case "structuredClone" -> StructuredClone.of(context, argument(arguments, 0));
            case "fetch" -> JsFetch.fetch(context, argument(arguments, 0), argument(arguments, 1));
            case "queueMicrotask" -> {
                JsTimers.queueMicrotask(context, argument(arguments, 0));
                yield JsUndefined.UNDEFINED;
            }
            case "clearInterval", "clearTimeout" -> {
                JsTimers.clearTimeout(context, number(context, arguments, 0));
                yield JsUndefined.UNDEFINED;
            }
            case "setTimeout" -> JsNumber.of(JsTimers.start(context, argument(arguments, 0),
                    number(context, arguments, 1), rest(arguments)));
            case "setInterval" -> JsNumber.of(JsTimers.startInterval(context, argument(arguments, 0),
                    number(context, arguments, 1), rest(arguments)));
            default -> super.callStatic(context, name, receiver, arguments);
        };
    }

    /** What a timer's function is called with. */
    private static Object[] rest(Object[] arguments) {
        Object[] rest = new Object[Math.max(0, arguments.length - 2)];
        System.arraycopy(arguments, Math.min(2, arguments.length), rest, 0, rest.length);
        return rest;
    }
}

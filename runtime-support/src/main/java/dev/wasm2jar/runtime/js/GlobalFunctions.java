package dev.wasm2jar.runtime.js;

/** The functions that are properties of the global object (ECMA-262 19.2 and HTML 8). */
final class GlobalFunctions extends Library {

    private GlobalFunctions(JsContext context) {
        super(new JsObject(), null);
        context.install("functions", this);
        statics("decodeURI:1 decodeURIComponent:1 encodeURI:1 encodeURIComponent:1 escape:1 eval:1 isFinite:1 isNaN:1 "
                + "parseFloat:1 parseInt:2 unescape:1");
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
            default -> super.callStatic(context, name, receiver, arguments);
        };
    }
}

package dev.wasm2jar.runtime.js;

/** {@code String} (ECMA-262 22.1). */
final class StringLibrary extends Library {

    private StringLibrary(JsContext context) {
        super("String", 1, new JsObject());
        context.install("String", this);
        methods("at:1 charAt:1 charCodeAt:1 codePointAt:1 concat:1 endsWith:1 includes:1 indexOf:1 isWellFormed:0 "
                + "lastIndexOf:1 localeCompare:1 match:1 matchAll:1 normalize:0 padEnd:1 padStart:1 repeat:1 replace:2 "
                + "replaceAll:2 search:1 slice:2 split:2 startsWith:1 substr:2 substring:2 toLocaleLowerCase:0 "
                + "toLocaleUpperCase:0 toLowerCase:0 toString:0 toUpperCase:0 toWellFormed:0 trim:0 trimEnd:0 trimStart:0 "
                + "valueOf:0");
        prototype.hide("trimLeft", prototype.own("trimStart"));
        prototype.hide("trimRight", prototype.own("trimEnd"));
        prototype.hide(JsSymbol.ITERATOR, new PrototypeFunction(this, "[Symbol.iterator]", 0));
        statics("fromCharCode:1 fromCodePoint:1 raw:1");
    }

    static StringLibrary of(JsContext context) {
        Library library = context.library("String");
        return library == null ? new StringLibrary(context) : (StringLibrary) library;
    }

    @Override
    Object callConstructor(JsContext context, Object[] arguments) {
        return arguments.length == 0 ? "" : arguments[0] instanceof JsSymbol ? arguments[0].toString()
                : JsConversions.toString(context, arguments[0]);
    }

    @Override
    Object construct(JsContext context, Object[] arguments) {
        return new JsWrapper(arguments.length == 0 ? "" : JsConversions.toString(context, arguments[0]));
    }

    @Override
    Object callStatic(JsContext context, String name, Object receiver, Object[] arguments) {
        StringBuilder text = new StringBuilder();
        switch (name) {
            case "fromCharCode":
                for (int i = 0; i < arguments.length; i++) {
                    text.append((char) JsConversions.toInt32(context, arguments[i]));
                }
                return text.toString();
            case "fromCodePoint":
                for (int i = 0; i < arguments.length; i++) {
                    double code = number(context, arguments, i);
                    if (code != (int) code || code < 0 || code > Character.MAX_CODE_POINT) {
                        throw JsException.rangeError("Invalid code point " + JsDebug.describe(arguments[i]));
                    }
                    text.appendCodePoint((int) code);
                }
                return text.toString();
            default:
                return raw(context, arguments);
        }
    }

    private static String raw(JsContext context, Object[] arguments) {
        JsObject site = JsConversions.toObject(context, argument(arguments, 0));
        JsObject parts = JsConversions.toObject(context, site.get(context, "raw"));
        long length = JsConversions.toLength(context, parts.get(context, "length"));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(JsConversions.toString(context, parts.getIndex(context, i)));
            if (i + 1 < length && i + 1 < arguments.length) {
                text.append(string(context, arguments, i + 1));
            }
        }
        return text.toString();
    }

    @Override
    Object call(JsContext context, String name, Object receiver, Object[] arguments) {
        switch (name) {
            case "toString", "valueOf":
                Object value = receiver instanceof JsWrapper wrapper ? wrapper.value() : receiver;
                if (!(value instanceof String)) {
                    throw incompatible("String.prototype.".concat(name), receiver);
                }
                return value;
            case "match", "matchAll", "replace", "replaceAll", "search", "split":
                return StringPatterns.call(context, name, receiver, arguments);
            default:
                if (JsUndefined.isNullish(receiver)) {
                    throw JsException.typeError("String.prototype." + name + " called on null or undefined");
                }
                return StringMethods.call(context, name, JsConversions.toString(context, receiver), arguments);
        }
    }
}

package dev.wasm2jar.runtime.js;

/** The methods of {@code String.prototype} that search: a pattern object does it by itself, through a symbol's method. */
final class StringPatterns {

    private StringPatterns() {}

    static Object call(JsContext context, String name, Object receiver, Object[] arguments) {
        if (JsUndefined.isNullish(receiver)) {
            throw JsException.typeError("String.prototype." + name + " called on null or undefined");
        }
        Object pattern = Library.argument(arguments, 0);
        Object second = Library.argument(arguments, 1);
        if (pattern instanceof JsObject object) {
            if (name.endsWith("All") && object instanceof JsRegExp regExp && !regExp.isGlobal()) {
                throw JsException.typeError("String.prototype." + name + " called with a non-global RegExp argument");
            }
            Object method = object.get(context, symbol(name));
            if (!JsUndefined.isNullish(method)) {
                return JsDynamic.call(context, method, object, receiver, second);
            }
        }
        String text = JsConversions.toString(context, receiver);
        return switch (name) {
            case "replace", "replaceAll" ->
                replace(context, name, text, JsConversions.toString(context, pattern), second);
            case "split" -> split(context, text, pattern, second);
            default -> {
                String source = pattern == JsUndefined.UNDEFINED ? "" : JsConversions.toString(context, pattern);
                JsRegExp regExp = JsRegExp.create(source, name.equals("matchAll") ? "g" : "");
                yield JsDynamic.call(context, regExp.get(context, symbol(name)), regExp, text);
            }
        };
    }

    private static JsSymbol symbol(String name) {
        return switch (name) {
            case "match" -> JsSymbol.MATCH;
            case "matchAll" -> JsSymbol.MATCH_ALL;
            case "search" -> JsSymbol.SEARCH;
            case "split" -> JsSymbol.SPLIT;
            default -> JsSymbol.REPLACE;
        };
    }

    private static String replace(JsContext context, String name, String text, String wanted, Object replacement) {
        String template = replacement instanceof JsFunction ? null : JsConversions.toString(context, replacement);
        StringBuilder result = new StringBuilder();
        int done = 0;
        int at = text.indexOf(wanted);
        while (at >= 0) {
            result.append(text, done, at);
            if (template == null) {
                result.append(JsConversions.toString(context, JsDynamic.call(context, replacement, JsUndefined.UNDEFINED,
                        wanted, JsNumber.of(at), text)));
            } else {
                Substitution.append(context, result, template, text, at, new Object[] {wanted}, JsUndefined.UNDEFINED);
            }
            done = at + wanted.length();
            int next = wanted.isEmpty() ? at + 1 : done;
            at = name.equals("replace") || next > text.length() ? -1 : text.indexOf(wanted, next);
        }
        return result.append(text, done, text.length()).toString();
    }

    private static JsArray split(JsContext context, String text, Object separator, Object limitValue) {
        long limit = limitValue == JsUndefined.UNDEFINED ? 0xffff_ffffL
                : Integer.toUnsignedLong(JsConversions.toInt32(context, limitValue));
        JsArray parts = new JsArray();
        if (limit == 0) {
            return parts;
        }
        if (separator == JsUndefined.UNDEFINED) {
            parts.add(text);
            return parts;
        }
        String wanted = JsConversions.toString(context, separator);
        if (wanted.isEmpty()) {
            for (int i = 0; i < text.length() && i < limit; i++) {
                parts.add(String.valueOf(text.charAt(i)));
            }
            return parts;
        }
        int done = 0;
        for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, done)) {
            parts.add(text.substring(done, at));
            if (parts.length() == limit) {
                return parts;
            }
            done = at + wanted.length();
        }
        parts.add(text.substring(done));
        return parts;
    }
}

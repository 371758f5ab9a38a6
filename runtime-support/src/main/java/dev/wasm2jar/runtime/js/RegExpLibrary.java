package dev.wasm2jar.runtime.js;

import java.util.regex.Matcher;

/** {@code RegExp} (ECMA-262 22.2). */
final class RegExpLibrary extends Library {

    private String input = "";
    private Object[] lastGroups = {""};
    private int lastStart;
    private int lastEnd;

    private RegExpLibrary(JsContext context) {
        super("RegExp", 2, new JsObject());
        context.install("RegExp", this);
        methods("compile:2 exec:1 test:1 toString:0");
        getters("dotAll flags global hasIndices ignoreCase multiline source sticky unicode unicodeSets");
        symbolMethod(JsSymbol.MATCH, "[Symbol.match]");
        symbolMethod(JsSymbol.MATCH_ALL, "[Symbol.matchAll]");
        symbolMethod(JsSymbol.REPLACE, "[Symbol.replace]");
        symbolMethod(JsSymbol.SEARCH, "[Symbol.search]");
        symbolMethod(JsSymbol.SPLIT, "[Symbol.split]");
        // Annex B and all engines: what the last match was.
        String[] names = {"input", "lastMatch", "lastParen", "leftContext", "rightContext", "$1", "$2", "$3", "$4", "$5",
            "$6", "$7", "$8", "$9"};
        for (String name : names) {
            global.store(name, JsProperty.accessor(new StaticFunction(this, name, 0), JsUndefined.UNDEFINED,
                    JsProperty.CONFIGURABLE));
        }
    }

    private void symbolMethod(JsSymbol symbol, String name) {
        prototype.hide(symbol, new PrototypeFunction(this, name, 1));
    }

    static RegExpLibrary of(JsContext context) {
        Library library = context.library("RegExp");
        return library == null ? new RegExpLibrary(context) : (RegExpLibrary) library;
    }

    /** Remembers a match, for {@code RegExp.$1} and the like. */
    void remember(String text, Matcher matcher) {
        input = text;
        lastGroups = JsRegExp.groups(matcher);
        lastStart = matcher.start();
        lastEnd = matcher.end();
    }

    @Override
    Object callStatic(JsContext context, String name, Object receiver, Object[] arguments) {
        return switch (name) {
            case "input" -> input;
            case "lastMatch" -> lastGroups[0];
            case "lastParen" -> lastGroups.length > 1 ? text(lastGroups[lastGroups.length - 1]) : "";
            case "leftContext" -> input.substring(0, lastStart);
            case "rightContext" -> input.substring(lastEnd);
            default -> {
                int group = name.charAt(1) - '0';
                yield group < lastGroups.length ? text(lastGroups[group]) : "";
            }
        };
    }

    private static Object text(Object group) {
        return group == JsUndefined.UNDEFINED ? "" : group;
    }

    @Override
    Object callConstructor(JsContext context, Object[] arguments) {
        return construct(context, arguments);
    }

    @Override
    Object construct(JsContext context, Object[] arguments) {
        Object pattern = argument(arguments, 0);
        Object flags = argument(arguments, 1);
        String source = pattern instanceof JsRegExp other ? other.source()
                : pattern == JsUndefined.UNDEFINED ? "" : JsConversions.toString(context, pattern);
        return JsRegExp.create(source, flags != JsUndefined.UNDEFINED ? JsConversions.toString(context, flags)
                : pattern instanceof JsRegExp other ? other.flags() : "");
    }

    @Override
    Object call(JsContext context, String name, Object receiver, Object[] arguments) {
        if (!(receiver instanceof JsRegExp regExp)) {
            throw incompatible("RegExp.prototype.".concat(name), receiver);
        }
        return switch (name) {
            case "exec" -> regExp.exec(context, string(context, arguments, 0));
            case "test" -> regExp.exec(context, string(context, arguments, 0)) != null;
            case "compile" -> regExp;
            case "toString" -> "/".concat(source(regExp)).concat("/").concat(regExp.flags());
            case "get source" -> source(regExp);
            case "get flags" -> regExp.flags();
            case "get dotAll" -> regExp.has('s');
            case "get global" -> regExp.has('g');
            case "get hasIndices" -> regExp.has('d');
            case "get ignoreCase" -> regExp.has('i');
            case "get multiline" -> regExp.has('m');
            case "get sticky" -> regExp.has('y');
            case "get unicode" -> regExp.has('u');
            case "get unicodeSets" -> regExp.has('v');
            default -> RegExpSearch.call(context, name, regExp, string(context, arguments, 0), argument(arguments, 1));
        };
    }

    /** EscapeRegExpPattern (22.2.6.13.1). */
    private static String source(JsRegExp regExp) {
        String source = regExp.source();
        if (source.isEmpty()) {
            return "(?:)";
        }
        StringBuilder escaped = new StringBuilder();
        boolean inBrackets = false;
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '\\' && i + 1 < source.length()) {
                escaped.append(c).append(source.charAt(++i));
                continue;
            }
            inBrackets = c == '[' || inBrackets && c != ']';
            if (c == '/' && !inBrackets) {
                escaped.append("\\/");
            } else if (c == '\n') {
                escaped.append("\\n");
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}

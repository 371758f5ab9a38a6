package dev.wasm2jar.runtime.js;

import java.util.regex.Matcher;

/** What regular expressions do for {@code String.prototype}: the methods of symbols (ECMA-262 22.2.6.8 to 22.2.6.14). */
final class RegExpSearch {

    private RegExpSearch() {}

    static Object call(JsContext context, String name, JsRegExp regExp, String text, Object argument) {
        return switch (name) {
            case "[Symbol.match]" -> match(context, regExp, text);
            case "[Symbol.matchAll]" -> new Matches(JsRegExp.create(regExp.source(), regExp.flags()), text);
            case "[Symbol.replace]" -> replace(context, regExp, text, argument);
            case "[Symbol.search]" -> {
                Matcher matcher = regExp.match(text, 0);
                yield JsNumber.of(matcher == null ? -1 : matcher.start());
            }
            case "[Symbol.split]" -> split(context, regExp, text, argument);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static int next(String text, int index, JsRegExp regExp) {
        boolean pair = (regExp.has('u') || regExp.has('v')) && index < text.length()
                && Character.charCount(text.codePointAt(index)) == 2;
        return index + (pair ? 2 : 1);
    }

    private static Object match(JsContext context, JsRegExp regExp, String text) {
        if (!regExp.isGlobal()) {
            return regExp.exec(context, text);
        }
        JsArray found = new JsArray();
        int from = 0;
        while (from <= text.length()) {
            Matcher matcher = regExp.match(text, from);
            if (matcher == null) {
                break;
            }
            RegExpLibrary.of(context).remember(text, matcher);
            found.add(matcher.group());
            from = matcher.end() == matcher.start() ? next(text, matcher.end(), regExp) : matcher.end();
        }
        JsDynamic.set(context, regExp, "lastIndex", JsNumber.of(0));
        return found.length() == 0 ? null : found;
    }

    private static String replace(JsContext context, JsRegExp regExp, String text, Object replacement) {
        String template = replacement instanceof JsFunction ? null : JsConversions.toString(context, replacement);
        StringBuilder result = new StringBuilder();
        boolean remembers = !regExp.isGlobal() && regExp.has('y');
        int done = 0;
        int from = remembers ? (int) Math.min(JsConversions.toLength(context, regExp.get(context, "lastIndex")),
                text.length() + 1L) : 0;
        while (from <= text.length()) {
            Matcher matcher = regExp.match(text, from);
            if (matcher == null) {
                break;
            }
            RegExpLibrary.of(context).remember(text, matcher);
            result.append(text, done, matcher.start());
            Object[] groups = JsRegExp.groups(matcher);
            Object names = regExp.namedGroups(matcher);
            if (template == null) {
                result.append(JsConversions.toString(context, JsDynamic.call(context, replacement, JsUndefined.UNDEFINED,
                        arguments(groups, matcher.start(), text, names))));
            } else {
                Substitution.append(context, result, template, text, matcher.start(), groups, names);
            }
            done = matcher.end();
            from = done == matcher.start() ? next(text, done, regExp) : done;
            if (!regExp.isGlobal()) {
                break;
            }
        }
        if (regExp.isGlobal() || remembers) {
            JsDynamic.set(context, regExp, "lastIndex", JsNumber.of(regExp.isGlobal() ? 0 : done));
        }
        return result.append(text, done, text.length()).toString();
    }

    private static Object[] arguments(Object[] groups, int start, String text, Object names) {
        Object[] arguments = new Object[groups.length + (names == JsUndefined.UNDEFINED ? 2 : 3)];
        System.arraycopy(groups, 0, arguments, 0, groups.length);
        arguments[groups.length] = JsNumber.of(start);
        arguments[groups.length + 1] = text;
        if (names != JsUndefined.UNDEFINED) {
            arguments[groups.length + 2] = names;
        }
        return arguments;
    }

    private static JsArray split(JsContext context, JsRegExp regExp, String text, Object limitValue) {
        long limit = limitValue == JsUndefined.UNDEFINED ? 0xffff_ffffL
                : Integer.toUnsignedLong(JsConversions.toInt32(context, limitValue));
        JsArray parts = new JsArray();
        if (limit == 0) {
            return parts;
        }
        if (text.isEmpty()) {
            if (regExp.match(text, 0) == null) {
                parts.add(text);
            }
            return parts;
        }
        int done = 0;
        int from = 0;
        while (from < text.length()) {
            Matcher matcher = regExp.match(text, from);
            if (matcher == null || matcher.start() >= text.length()) {
                break;
            }
            if (matcher.end() == done) {
                from = next(text, from, regExp);
                continue;
            }
            parts.add(text.substring(done, matcher.start()));
            for (int i = 1; i <= matcher.groupCount() && parts.length() < limit; i++) {
                parts.add(matcher.group(i) == null ? JsUndefined.UNDEFINED : matcher.group(i));
            }
            if (parts.length() >= limit) {
                return parts;
            }
            done = matcher.end();
            from = matcher.end() == matcher.start() ? next(text, done, regExp) : done;
        }
        parts.add(text.substring(done));
        return parts;
    }

    /** Iterates over all matches. */
    private static final class Matches extends JsIterator {

        private final JsRegExp regExp;
        private final String text;
        private boolean ended;

        Matches(JsRegExp regExp, String text) {
            super("RegExp String Iterator");
            this.regExp = regExp;
            this.text = text;
        }

        @Override
        public Object advance(JsContext context) {
            if (!ended && regExp.exec(context, text) instanceof JsArray match) {
                if (match.at(0).equals("")) {
                    int last = (int) JsConversions.toLength(context, regExp.get(context, "lastIndex"));
                    JsDynamic.set(context, regExp, "lastIndex", JsNumber.of(next(text, last, regExp)));
                }
                return match;
            }
            ended = true;
            return END;
        }
    }
}

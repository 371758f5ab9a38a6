package dev.wasm2jar.runtime.js;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression (ECMA-262 22.2), by java.util.regex after translation; see {@link RegExpTranslator}. */
public final class JsRegExp extends JsObject {

    private final String source;
    private final String flags;
    private final Pattern pattern;
    private final List<String> names = new ArrayList<>();

    private JsRegExp(String source, String flags) {
        this.source = source;
        this.flags = flags;
        RegExpTranslator translator = new RegExpTranslator(source, flags);
        try {
            this.pattern = Pattern.compile(translator.translate(), translator.options());
        } catch (PatternSyntaxException invalid) {
            throw JsException.syntaxError("Invalid regular expression: /" + source + "/: " + invalid.getDescription());
        }
        names.addAll(translator.names());
        store("lastIndex", JsProperty.data(JsNumber.of(0), JsProperty.WRITABLE));
    }

    /**
     * {@code new RegExp(source, flags)}.
     *
     * @throws JsException a SyntaxError if it cannot be compiled
     */
    public static JsRegExp create(String source, String flags) {
        for (int i = 0; i < flags.length(); i++) {
            if ("dgimsuvy".indexOf(flags.charAt(i)) < 0 || flags.indexOf(flags.charAt(i), i + 1) >= 0) {
                throw JsException.syntaxError("Invalid flags supplied to RegExp constructor '" + flags + "'");
            }
        }
        return new JsRegExp(source, flags);
    }

    @Override
    public String className() {
        return "RegExp";
    }

    @Override
    JsObject classPrototype(JsContext context) {
        return RegExpLibrary.of(context).prototype;
    }

    /** {@code source} as given. */
    public String source() {
        return source;
    }

    /** {@code flags}, in alphabetical order. */
    public String flags() {
        StringBuilder ordered = new StringBuilder();
        for (char flag : "dgimsuvy".toCharArray()) {
            if (flags.indexOf(flag) >= 0) {
                ordered.append(flag);
            }
        }
        return ordered.toString();
    }

    boolean has(char flag) {
        return flags.indexOf(flag) >= 0;
    }

    boolean isGlobal() {
        return has('g');
    }

    /** A match at or after an index, or exactly there if sticky; null if there is none. */
    Matcher match(String text, int from) {
        Matcher matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        if (has('y')) {
            return matcher.region(from, text.length()).lookingAt() ? matcher : null;
        }
        return matcher.find(from) ? matcher : null;
    }

    /** {@code exec} (22.2.7.2): the array of what matched, or null. */
    Object exec(JsContext context, String text) {
        boolean remembers = has('g') || has('y');
        long from = remembers ? JsConversions.toLength(context, get(context, "lastIndex")) : 0;
        Matcher matcher = from > text.length() ? null : match(text, (int) from);
        if (matcher == null) {
            if (remembers) {
                JsDynamic.set(context, this, "lastIndex", JsNumber.of(0));
            }
            return null;
        }
        if (remembers) {
            JsDynamic.set(context, this, "lastIndex", JsNumber.of(matcher.end()));
        }
        RegExpLibrary.of(context).remember(text, matcher);
        return result(text, matcher);
    }

    private JsArray result(String text, Matcher matcher) {
        JsArray result = JsArray.owning(groups(matcher));
        result.put("index", JsNumber.of(matcher.start()));
        result.put("input", text);
        result.put("groups", namedGroups(matcher));
        if (has('d')) {
            JsArray indices = new JsArray();
            for (int i = 0; i <= matcher.groupCount(); i++) {
                indices.add(matcher.start(i) < 0 ? JsUndefined.UNDEFINED
                        : JsArray.of(JsNumber.of(matcher.start(i)), JsNumber.of(matcher.end(i))));
            }
            result.put("indices", indices);
        }
        return result;
    }

    /** What matched, then what each group matched, or undefined. */
    static Object[] groups(Matcher matcher) {
        Object[] groups = new Object[matcher.groupCount() + 1];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = matcher.group(i) == null ? JsUndefined.UNDEFINED : matcher.group(i);
        }
        return groups;
    }

    /** An object of the named groups, or undefined if there are none. */
    Object namedGroups(Matcher matcher) {
        if (names.isEmpty()) {
            return JsUndefined.UNDEFINED;
        }
        JsObject groups = new JsObject((JsObject) null);
        for (String name : names) {
            String value = matcher.group(RegExpTranslator.javaName(name));
            groups.put(name, value == null ? JsUndefined.UNDEFINED : value);
        }
        return groups;
    }
}

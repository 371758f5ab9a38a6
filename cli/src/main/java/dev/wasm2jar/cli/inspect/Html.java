package dev.wasm2jar.cli.inspect;

import java.util.Locale;

/** Text for pages. Names in modules are anybody's, and may hold anything. */
final class Html {

    /** Longer names are cut; those of templates in C++ go on for pages. */
    private static final int MAX_NAME = 300;

    private Html() {}

    /**
     * Text as it stands in an element or a quoted attribute. Characters that would not be seen, or would turn the text
     * around, are written as numbers.
     */
    static String escape(String text) {
        var result = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> result.append("&amp;");
                case '<' -> result.append("&lt;");
                case '>' -> result.append("&gt;");
                case '"' -> result.append("&quot;");
                case '\'' -> result.append("&#39;");
                default -> {
                    if (isVisible(c)) {
                        result.appendCodePoint(c);
                    } else {
                        result.append(String.format(Locale.ROOT, "\\u{%x}", c));
                    }
                }
            }
        });
        return result.toString();
    }

    /** A name, escaped, in its first characters. */
    static String name(String name) {
        if (name.length() <= MAX_NAME) {
            return escape(name);
        }
        return escape(name.substring(0, name.offsetByCodePoints(0, name.codePointCount(0, MAX_NAME)))) + "…";
    }

    static String grouped(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A part of a whole, in percent. */
    static String percent(long part, long whole) {
        return whole == 0 ? "0.0" : String.format(Locale.ROOT, "%.1f", 100.0 * part / whole);
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}

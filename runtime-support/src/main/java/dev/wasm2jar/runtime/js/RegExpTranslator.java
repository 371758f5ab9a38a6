package dev.wasm2jar.runtime.js;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Rewrites a regular expression of JavaScript for java.util.regex, where the same is written differently: {@code $} without
 * the flag m is the very end, {@code .} and {@code \s} are other sets, {@code [^]} is anything, {@code &&} and {@code [}
 * within brackets are ordinary, group names may have other characters, and {@code \/} needs no escape.
 */
final class RegExpTranslator {

    /** White space and line terminators, of which java.util.regex knows less. */
    private static final String WHITESPACE =
            "\\t\\n\\x0B\\f\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";

    private final String source;
    private final String flags;
    private final StringBuilder out = new StringBuilder();
    private final List<String> names = new ArrayList<>();
    private int at;

    RegExpTranslator(String source, String flags) {
        this.source = source;
        this.flags = flags;
    }

    /** Flags of {@link Pattern}. */
    int options() {
        int options = 0;
        if (has('i')) {
            options |= Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        }
        return options;
    }

    /** The names of groups, in order. */
    List<String> names() {
        return names;
    }

    /** The name of a group, in letters and digits as Java wants it. */
    static String javaName(String name) {
        StringBuilder java = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < 128 && c != 'Z' && Character.isLetterOrDigit(c)) {
                java.append(c);
            } else {
                java.append('Z').append(Integer.toHexString(c)).append('Z');
            }
        }
        return java.toString();
    }

    private boolean has(char flag) {
        return flags.indexOf(flag) >= 0;
    }

    private boolean isUnicode() {
        return has('u') || has('v');
    }

    String translate() {
        while (at < source.length()) {
            char c = source.charAt(at);
            switch (c) {
                case '\\' -> escape();
                case '[' -> brackets();
                case '.' -> {
                    out.append(has('s') ? "[\\x{0}-\\x{10ffff}]" : "[^\\n\\r\\u2028\\u2029]");
                    at++;
                }
                case '^' -> {
                    out.append(has('m') ? "(?:^|(?<=[\\n\\r\\u2028\\u2029]))" : "^");
                    at++;
                }
                case '$' -> {
                    out.append(has('m') ? "(?=[\\n\\r\\u2028\\u2029]|\\z)" : "\\z");
                    at++;
                }
                case '(' -> group();
                case '{' -> brace();
                case '}' -> {
                    out.append("\\}");
                    at++;
                }
                case '*', '+', '?' -> quantifier(c);
                default -> {
                    // Java's quantifiers may be possessive and its comments begin with #; neither is meant here.
                    if (c == '#' || c == ']') {
                        out.append('\\');
                    }
                    out.append(c);
                    at++;
                }
            }
        }
        return out.toString();
    }

    /** A quantifier; a plus after it would make it possessive in Java, and is an error in JavaScript. */
    private void quantifier(char c) {
        out.append(c);
        at++;
        if (at < source.length() && source.charAt(at) == '+') {
            throw JsException.syntaxError("Invalid regular expression: /" + source + "/: Nothing to repeat");
        }
    }

    /** A brace begins a quantifier only in the form {@code {1}}, {@code {1,}} or {@code {1,2}}. */
    private void brace() {
        int i = at + 1;
        while (i < source.length() && Character.isDigit(source.charAt(i))) {
            i++;
        }
        boolean digits = i > at + 1;
        if (digits && i < source.length() && source.charAt(i) == ',') {
            i++;
            while (i < source.length() && Character.isDigit(source.charAt(i))) {
                i++;
            }
        }
        boolean isQuantifier = digits && i < source.length() && source.charAt(i) == '}';
        if (!isQuantifier && isUnicode()) {
            throw JsException.syntaxError("Invalid regular expression: /" + source + "/: Lone quantifier brackets");
        }
        if (isQuantifier) {
            out.append(source, at, i + 1);
            at = i + 1;
        } else {
            out.append("\\{");
            at++;
        }
    }

    private void group() {
        if (source.startsWith("(?<", at) && at + 3 < source.length() && source.charAt(at + 3) != '='
                && source.charAt(at + 3) != '!') {
            int end = source.indexOf('>', at);
            if (end < 0) {
                throw JsException.syntaxError("Invalid regular expression: /" + source + "/: Invalid capture group name");
            }
            String name = source.substring(at + 3, end);
            names.add(name);
            out.append("(?<").append(javaName(name)).append('>');
            at = end + 1;
        } else if (source.startsWith("(?", at)) {
            int kind = source.startsWith("(?<", at) ? 4 : 3;
            int end = Math.min(source.length(), at + kind);
            out.append(source, at, end);
            at = end;
        } else {
            out.append('(');
            at++;
        }
    }

    private void escape() {
        if (at + 1 >= source.length()) {
            throw JsException.syntaxError("Invalid regular expression: /" + source + "/: \\ at end of pattern");
        }
        char c = source.charAt(at + 1);
        if (c == 'k' && source.startsWith("\\k<", at) && source.indexOf("(?<") >= 0) {
            int end = source.indexOf('>', at);
            out.append("\\k<").append(javaName(source.substring(at + 3, end))).append('>');
            at = end + 1;
        } else if (c == 'b' || c == 'B') {
            // Words of JavaScript are ASCII.
            String before = "(?<=[0-9A-Za-z_])";
            String after = "(?=[0-9A-Za-z_])";
            String notBefore = "(?<![0-9A-Za-z_])";
            String notAfter = "(?![0-9A-Za-z_])";
            out.append(c == 'b' ? "(?:" + before + notAfter + "|" + notBefore + after + ")"
                    : "(?:" + before + after + "|" + notBefore + notAfter + ")");
            at += 2;
        } else if (c >= '1' && c <= '9') {
            backReference();
        } else {
            String set = set(c);
            if (set != null) {
                out.append(Character.isUpperCase(c) ? "[^" : "[").append(set).append(']');
                at += 2;
            } else {
                character();
            }
        }
    }

    private void backReference() {
        int end = at + 1;
        int number = 0;
        while (end < source.length() && Character.isDigit(source.charAt(end)) && number < 100) {
            number = 10 * number + source.charAt(end++) - '0';
        }
        if (number <= groupCount()) {
            // A group that did not take part matches nothing in JavaScript, but fails in Java.
            out.append("(?:\\").append(number).append("|(?!\\").append(number).append("))");
            at = end;
        } else {
            character();
        }
    }

    private int groupCount() {
        int count = 0;
        boolean inBrackets = false;
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[') {
                inBrackets = true;
            } else if (c == ']') {
                inBrackets = false;
            } else if (c == '(' && !inBrackets && (i + 1 == source.length() || source.charAt(i + 1) != '?'
                    || source.startsWith("(?<", i) && !source.startsWith("(?<=", i) && !source.startsWith("(?<!", i))) {
                count++;
            }
        }
        return count;
    }

    /** The inside of brackets for the set that a letter stands for, in lower case; null if it stands for none. */
    private static String set(char letter) {
        return switch (letter) {
            case 'd', 'D' -> "0-9";
            case 'w', 'W' -> "0-9A-Za-z_";
            case 's', 'S' -> WHITESPACE;
            default -> null;
        };
    }

    /** An escape that stands for a character or a property, within brackets or not. */
    private void character() {
        char c = source.charAt(at + 1);
        int length = 2;
        if (c == 'u' && source.startsWith("\\u{", at) && isUnicode()) {
            int end = source.indexOf('}', at);
            out.append("\\x{").append(source, at + 3, end).append('}');
            length = end + 1 - at;
        } else if (c == 'u' && isHex(at + 2, 4) || c == 'x' && isHex(at + 2, 2)) {
            length = c == 'u' ? 6 : 4;
            out.append(source, at, at + length);
        } else if ((c == 'p' || c == 'P') && isUnicode()) {
            int end = source.indexOf('}', at);
            out.append('\\').append(c).append('{').append(property(source.substring(at + 3, end))).append('}');
            length = end + 1 - at;
        } else if (c == 'c' && at + 2 < source.length()) {
            out.append("\\x{").append(Integer.toHexString(source.charAt(at + 2) % 32)).append('}');
            length = 3;
        } else if (c == '0') {
            out.append("\\x{0}");
        } else if (c == 'v') {
            out.append("\\x0B");
        } else if ("tnrf".indexOf(c) >= 0) {
            out.append('\\').append(c);
        } else if (c < 128 && !Character.isLetterOrDigit(c)) {
            out.append('\\').append(c);
        } else {
            if (isUnicode()) {
                throw JsException.syntaxError("Invalid regular expression: /" + source + "/: Invalid escape");
            }
            out.append(c);
        }
        at += length;
    }

    private boolean isHex(int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (i >= source.length() || Character.digit(source.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** A Unicode property in Java's spelling. */
    private static String property(String name) {
        int equals = name.indexOf('=');
        if (equals >= 0) {
            String key = name.substring(0, equals);
            String value = name.substring(equals + 1);
            return key.equals("Script") || key.equals("sc") || key.equals("Script_Extensions") || key.equals("scx")
                    ? "script=".concat(value) : "general_category=".concat(shortCategory(value));
        }
        String category = shortCategory(name);
        return category.length() <= 2 ? category : "Is".concat(name);
    }

    private static String shortCategory(String name) {
        return switch (name) {
            case "Letter" -> "L";
            case "Uppercase_Letter" -> "Lu";
            case "Lowercase_Letter" -> "Ll";
            case "Titlecase_Letter" -> "Lt";
            case "Modifier_Letter" -> "Lm";
            case "Other_Letter" -> "Lo";
            case "Mark" -> "M";
            case "Number" -> "N";
            case "Decimal_Number" -> "Nd";
            case "Letter_Number" -> "Nl";
            case "Punctuation" -> "P";
            case "Symbol" -> "S";
            case "Currency_Symbol" -> "Sc";
            case "Separator" -> "Z";
            case "Space_Separator" -> "Zs";
            default -> name;
        };
    }

    private void brackets() {
        at++;
        boolean negated = at < source.length() && source.charAt(at) == '^';
        at += negated ? 1 : 0;
        if (at < source.length() && source.charAt(at) == ']') {
            out.append(negated ? "[\\x{0}-\\x{10ffff}]" : "(?!)");
            at++;
            return;
        }
        out.append(negated ? "[^" : "[");
        while (at < source.length() && source.charAt(at) != ']') {
            char c = source.charAt(at);
            if (c == '\\' && at + 1 < source.length()) {
                inBrackets(source.charAt(at + 1));
            } else {
                if ("[&^~".indexOf(c) >= 0) {
                    out.append('\\');
                }
                out.append(c);
                at++;
            }
        }
        if (at >= source.length()) {
            throw JsException.syntaxError("Invalid regular expression: /" + source + "/: Unterminated character class");
        }
        out.append(']');
        at++;
    }

    private void inBrackets(char c) {
        String set = set(c);
        if (c == 'b') {
            out.append("\\x08");
            at += 2;
        } else if (set != null) {
            out.append(Character.isUpperCase(c) ? "[^".concat(set).concat("]") : set);
            at += 2;
        } else if (c == '-') {
            out.append("\\-");
            at += 2;
        } else {
            character();
        }
    }
}

package dev.wasm2jar.runtime.js;

import java.text.Normalizer;
import java.util.Locale;

/** The methods of {@code String.prototype} that need no patterns. */
final class StringMethods {

    private StringMethods() {}

    static Object call(JsContext context, String name, String text, Object[] arguments) {
        return switch (name) {
            case "at" -> {
                double relative = JsConversions.toInteger(context, Library.argument(arguments, 0));
                yield unit(text, relative < 0 ? text.length() + relative : relative, JsUndefined.UNDEFINED);
            }
            case "charAt" -> unit(text, JsConversions.toInteger(context, Library.argument(arguments, 0)), "");
            case "charCodeAt" -> {
                double at = JsConversions.toInteger(context, Library.argument(arguments, 0));
                yield at < 0 || at >= text.length() ? JsNumber.NAN : JsNumber.of(text.charAt((int) at));
            }
            case "codePointAt" -> {
                double at = JsConversions.toInteger(context, Library.argument(arguments, 0));
                yield at < 0 || at >= text.length() ? JsUndefined.UNDEFINED : JsNumber.of(text.codePointAt((int) at));
            }
            case "concat" -> {
                StringBuilder all = new StringBuilder(text);
                for (int i = 0; i < arguments.length; i++) {
                    all.append(Library.string(context, arguments, i));
                }
                yield all.toString();
            }
            case "endsWith", "includes", "startsWith" -> search(context, name, text, arguments);
            case "indexOf" -> {
                String wanted = Library.string(context, arguments, 0);
                yield JsNumber.of(text.indexOf(wanted, position(context, arguments, 1, text.length(), 0)));
            }
            case "lastIndexOf" -> {
                double from = Library.number(context, arguments, 1);
                yield JsNumber.of(text.lastIndexOf(Library.string(context, arguments, 0),
                        Double.isNaN(from) ? text.length() : (int) Math.max(0, Math.min(from, text.length()))));
            }
            case "isWellFormed" -> text.equals(wellFormed(text));
            case "toWellFormed" -> wellFormed(text);
            case "localeCompare" -> JsNumber.of(Collation.compare(text, Library.string(context, arguments, 0)));
            case "normalize" -> normalize(context, text, arguments);
            case "padEnd" -> text.concat(padding(context, text, arguments));
            case "padStart" -> padding(context, text, arguments).concat(text);
            case "repeat" -> repeat(context, text, arguments);
            case "slice" -> {
                int start = (int) ArrayLibrary.relative(context, arguments, 0, text.length(), 0);
                int end = (int) ArrayLibrary.relative(context, arguments, 1, text.length(), text.length());
                yield start < end ? text.substring(start, end) : "";
            }
            case "substr" -> {
                int start = (int) ArrayLibrary.relative(context, arguments, 0, text.length(), 0);
                int end = (int) Math.min(text.length(), start + (Library.argument(arguments, 1) == JsUndefined.UNDEFINED
                        ? text.length() : JsConversions.toInteger(context, arguments[1])));
                yield start < end ? text.substring(start, end) : "";
            }
            case "substring" -> {
                int start = position(context, arguments, 0, text.length(), 0);
                int end = position(context, arguments, 1, text.length(), text.length());
                yield text.substring(Math.min(start, end), Math.max(start, end));
            }
            case "toLocaleLowerCase", "toLowerCase" -> text.toLowerCase(Locale.ROOT);
            case "toLocaleUpperCase", "toUpperCase" -> text.toUpperCase(Locale.ROOT);
            case "trim" -> Whitespace.trim(text);
            case "trimEnd" -> Whitespace.trimEnd(text);
            case "trimStart" -> Whitespace.trimStart(text);
            case "[Symbol.iterator]" -> new CodePoints(text);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Object unit(String text, double index, Object ifOutside) {
        return index < 0 || index >= text.length() ? ifOutside : String.valueOf(text.charAt((int) index));
    }

    /** An argument that counts from the start, cut to the text. */
    private static int position(JsContext context, Object[] arguments, int index, int length, int ifAbsent) {
        if (Library.argument(arguments, index) == JsUndefined.UNDEFINED) {
            return ifAbsent;
        }
        return (int) Math.max(0, Math.min(JsConversions.toInteger(context, arguments[index]), length));
    }

    private static boolean search(JsContext context, String name, String text, Object[] arguments) {
        if (Library.argument(arguments, 0) instanceof JsObject pattern && pattern.className().equals("RegExp")) {
            throw JsException.typeError("First argument to String.prototype." + name + " must not be a regular expression");
        }
        String wanted = Library.string(context, arguments, 0);
        if (name.equals("endsWith")) {
            int end = position(context, arguments, 1, text.length(), text.length());
            return text.startsWith(wanted, end - wanted.length());
        }
        int start = position(context, arguments, 1, text.length(), 0);
        return name.equals("startsWith") ? text.startsWith(wanted, start) : text.indexOf(wanted, start) >= 0;
    }

    private static String padding(JsContext context, String text, Object[] arguments) {
        long wanted = JsConversions.toLength(context, Library.argument(arguments, 0));
        Object given = Library.argument(arguments, 1);
        String filler = given == JsUndefined.UNDEFINED ? " " : JsConversions.toString(context, given);
        long missing = wanted - text.length();
        if (missing <= 0 || filler.isEmpty()) {
            return "";
        }
        checkLength(wanted);
        int times = (int) (missing / filler.length());
        return filler.repeat(times).concat(filler.substring(0, (int) (missing % filler.length())));
    }

    private static String repeat(JsContext context, String text, Object[] arguments) {
        double count = JsConversions.toInteger(context, Library.argument(arguments, 0));
        if (count < 0 || Double.isInfinite(count)) {
            throw JsException.rangeError("Invalid count value: " + JsNumber.toString(count));
        }
        if (text.isEmpty()) {
            return "";
        }
        checkLength(count * text.length());
        return text.repeat((int) count);
    }

    /** V8's limit. */
    private static void checkLength(double length) {
        if (length > (1 << 29) - 24) {
            throw JsException.rangeError("Invalid string length");
        }
    }

    private static String normalize(JsContext context, String text, Object[] arguments) {
        Object given = Library.argument(arguments, 0);
        String form = given == JsUndefined.UNDEFINED ? "NFC" : JsConversions.toString(context, given);
        return switch (form) {
            case "NFC" -> Normalizer.normalize(text, Normalizer.Form.NFC);
            case "NFD" -> Normalizer.normalize(text, Normalizer.Form.NFD);
            case "NFKC" -> Normalizer.normalize(text, Normalizer.Form.NFKC);
            case "NFKD" -> Normalizer.normalize(text, Normalizer.Form.NFKD);
            default -> throw JsException.rangeError("The normalization form should be one of NFC, NFD, NFKC, NFKD.");
        };
    }

    /** With U+FFFD for surrogates without their other half. */
    static String wellFormed(String text) {
        StringBuilder result = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            result = result == null ? new StringBuilder(text) : result;
            result.setCharAt(i, '\ufffd');
        }
        return result == null ? text : result.toString();
    }

    /** Iterates over the characters of a text: code points, not halves of them. */
    private static final class CodePoints extends JsIterator {

        private final String text;
        private int at;

        CodePoints(String text) {
            super("String Iterator");
            this.text = text;
        }

        @Override
        public Object advance(JsContext context) {
            if (at >= text.length()) {
                return END;
            }
            int start = at;
            at += Character.charCount(text.codePointAt(at));
            return text.substring(start, at);
        }
    }
}

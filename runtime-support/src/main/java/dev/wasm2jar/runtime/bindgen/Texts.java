package dev.wasm2jar.runtime.bindgen;

/** Enumerations of texts, which modules know by their numbers. The texts are lines of one string. */
public final class Texts {

    private Texts() {}

    /**
     * The number of a text.
     *
     * @throws IllegalArgumentException if there is no such text
     */
    public static int index(String text, String lines) {
        int index = 0;
        int start = 0;
        while (true) {
            int end = lines.indexOf('\n', start);
            int length = (end < 0 ? lines.length() : end) - start;
            if (length == text.length() && lines.startsWith(text, start)) {
                return index;
            }
            if (end < 0) {
                throw ObjectErrors.unknownText(text, lines);
            }
            start = end + 1;
            index++;
        }
    }

    /** As {@link #index}; for null the number that stands for none. */
    public static int optionalIndex(String text, String lines) {
        if (text != null) {
            return index(text, lines);
        }
        int count = 1;
        for (int i = 0; i < lines.length(); i++) {
            if (lines.charAt(i) == '\n') {
                count++;
            }
        }
        // The one before says that a text was unknown.
        return count + 1;
    }

    /** The text of a number, or null if there is none. */
    public static String get(int index, String lines) {
        int start = 0;
        for (int i = 0; i < index; i++) {
            start = lines.indexOf('\n', start) + 1;
            if (start == 0) {
                return null;
            }
        }
        int end = lines.indexOf('\n', start);
        return lines.substring(start, end < 0 ? lines.length() : end);
    }
}

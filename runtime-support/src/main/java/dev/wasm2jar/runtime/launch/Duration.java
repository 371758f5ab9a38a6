package dev.wasm2jar.runtime.launch;

/** Lengths of time on command lines. */
final class Duration {

    private Duration() {}

    /**
     * Milliseconds, seconds or minutes if {@code ms}, {@code s} or {@code m} follows the number; seconds if nothing does.
     *
     * @return milliseconds, more than 0
     */
    static long parse(String name, String text) throws UsageException {
        int end = 0;
        long number = 0;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9' && number < Integer.MAX_VALUE) {
            number = number * 10 + text.charAt(end++) - '0';
        }
        int milliseconds = unit(text.substring(end));
        if (number == 0 || number > Integer.MAX_VALUE || milliseconds == 0) {
            throw new UsageException(name + " takes a time such as 500ms, 30s or 5m, not \"" + text + '"');
        }
        return number * milliseconds;
    }

    private static int unit(String name) {
        switch (name) {
            case "ms":
                return 1;
            case "":
            case "s":
                return 1000;
            case "m":
                return 60_000;
            default:
                return 0;
        }
    }
}

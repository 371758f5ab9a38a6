package dev.wasm2jar.runtime.deploy;

import dev.wasm2jar.runtime.launch.HostOptions;
import dev.wasm2jar.runtime.launch.UsageException;
import java.util.ArrayList;
import java.util.List;

/** Takes options of its own out of words that begin with host options and end with a program's arguments. */
abstract class OptionWords {

    /** Whether an option is one of these, with a value. */
    abstract boolean isValueOption(String name);

    /** Whether an option is one of these, without a value. */
    abstract boolean isFlag(String name);

    /** @param value null for options without one */
    abstract void set(String name, String value) throws UsageException;

    /** Takes the options and returns the other words. */
    final String[] takeFrom(String[] words) throws UsageException {
        List<String> rest = new ArrayList<>();
        int next = 0;
        while (next < words.length && words[next].startsWith("--") && !words[next].equals("--")) {
            String word = words[next++];
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (equals < 0 && isFlag(name)) {
                set(name, null);
            } else if (isValueOption(name)) {
                if (equals < 0 && next == words.length) {
                    throw new UsageException("the option " + name + " needs a value");
                }
                set(name, equals < 0 ? words[next++] : word.substring(equals + 1));
            } else {
                rest.add(word);
                if (equals < 0 && HostOptions.takesValue(name) && next < words.length) {
                    rest.add(words[next++]);
                }
            }
        }
        while (next < words.length) {
            rest.add(words[next++]);
        }
        return rest.toArray(new String[0]);
    }

    /** Nanoseconds of a time such as {@code 500ms}, {@code 30s} or {@code 5m}; {@code none} is {@link Long#MAX_VALUE}. */
    static long duration(String name, String text) throws UsageException {
        if (text.equals("none")) {
            return Long.MAX_VALUE;
        }
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        long unit;
        switch (text.substring(digits)) {
            case "ms":
                unit = 1_000_000;
                break;
            case "s":
                unit = 1_000_000_000;
                break;
            case "m":
                unit = 60_000_000_000L;
                break;
            default:
                unit = 0;
        }
        long number = digits == 0 || digits > 6 ? 0 : Long.parseLong(text.substring(0, digits));
        if (number * unit == 0) {
            throw new UsageException(name + " takes a time such as 500ms, 30s or 5m, or none, not \"" + text + '"');
        }
        return number * unit;
    }

    /** A whole number of at most six digits. */
    static int number(String name, String text, int least) throws UsageException {
        int number = -1;
        if (!text.isEmpty() && text.length() <= 6) {
            number = 0;
            for (int i = 0; i < text.length(); i++) {
                int digit = text.charAt(i) - '0';
                number = digit < 0 || digit > 9 || number < 0 ? -1 : number * 10 + digit;
            }
        }
        if (number < least) {
            throw new UsageException(name + " takes a number from " + least + " to 999999, not \"" + text + '"');
        }
        return number;
    }
}

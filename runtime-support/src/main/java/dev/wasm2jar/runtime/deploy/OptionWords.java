package dev.wasm2jar.runtime.deploy;

import dev.wasm2jar.runtime.launch.HostOptions;
import dev.wasm2jar.runtime.launch.UsageException;
import java.util.ArrayList;
import java.util.List;

/** Takes options of its own out of words that begin with host options and end with a program's arguments. */
public abstract class OptionWords {

    /** Whether an option is one of these, with a value. */
    protected abstract boolean isValueOption(String name);

    /** Whether an option is one of these, without a value. */
    protected abstract boolean isFlag(String name);

    /** @param value null for options without one */
    protected abstract void set(String name, String value) throws UsageException;

    /** Refuses an option that is none of these, if it would not be understood by others. */
    protected void checkForeign(String name) throws UsageException {}

    /** Whether an option that is none of these is followed by its value. */
    protected boolean isForeignValueOption(String name) {
        return HostOptions.takesValue(name);
    }

    /** Whether an option without value is among the host options that words begin with. */
    static boolean has(String[] words, String option) {
        for (int i = 0; i < words.length && words[i].startsWith("--") && !words[i].equals("--"); i++) {
            if (words[i].equals(option)) {
                return true;
            }
            if (HostOptions.takesValue(words[i])) {
                i++;
            }
        }
        return false;
    }

    /** The first of the host options that words begin with which is one of these; null if there is none. */
    final String firstIn(String[] words) {
        for (int i = 0; i < words.length && words[i].startsWith("--") && !words[i].equals("--"); i++) {
            int equals = words[i].indexOf('=');
            String name = equals < 0 ? words[i] : words[i].substring(0, equals);
            if (isFlag(name) || isValueOption(name)) {
                return name;
            }
            if (equals < 0 && HostOptions.takesValue(name)) {
                i++;
            }
        }
        return null;
    }

    /** Takes the options and returns the other words. */
    protected final String[] takeFrom(String[] words) throws UsageException {
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
                checkForeign(name);
                rest.add(word);
                if (equals < 0 && isForeignValueOption(name) && next < words.length) {
                    rest.add(words[next++]);
                }
            }
        }
        while (next < words.length) {
            rest.add(words[next++]);
        }
        return rest.toArray(new String[0]);
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

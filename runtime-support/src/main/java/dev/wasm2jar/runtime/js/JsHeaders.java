package dev.wasm2jar.runtime.js;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** {@code Headers} (fetch.spec.whatwg.org 5.1): names in lower case, values of one name joined. */
public final class JsHeaders extends JsObject implements PairIterator.PairTarget {

    private final List<String[]> pairs = new ArrayList<>();

    @Override
    public String className() {
        return "Headers";
    }

    @Override
    JsObject classPrototype(JsContext context) {
        return HeadersLibrary.of(context).prototype;
    }

    /** {@code new Headers()}. */
    public static JsHeaders create() {
        return new JsHeaders();
    }

    /** {@code new Headers(init)}. */
    public static JsHeaders create(JsContext context, Object init) {
        JsHeaders headers = new JsHeaders();
        if (init instanceof JsHeaders other) {
            for (String[] pair : other.pairs) {
                headers.append(pair[0], pair[1]);
            }
        } else if (init instanceof JsObject object) {
            PairIterator.read(context, object, headers);
        } else if (!JsUndefined.isNullish(init)) {
            throw JsException.typeError("Headers: " + JsDebug.describe(init) + " is not a record or a sequence of pairs");
        }
        return headers;
    }

    /** A name in lower case. */
    private static String name(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c <= ' ' || c >= 127 || "\"(),/:;<=>?@[\\]{}".indexOf(c) >= 0) {
                throw JsException.typeError("\"" + name + "\" is not a legal HTTP header name.");
            }
        }
        if (name.isEmpty()) {
            throw JsException.typeError("a header needs a name");
        }
        return name.toLowerCase(Locale.ROOT);
    }

    private static String value(String name, String value) {
        int start = 0;
        int end = value.length();
        while (start < end && " \t\r\n".indexOf(value.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && " \t\r\n".indexOf(value.charAt(end - 1)) >= 0) {
            end--;
        }
        String trimmed = value.substring(start, end);
        for (int i = 0; i < trimmed.length(); i++) {
            char c = trimmed.charAt(i);
            if (c == 0 || c == '\r' || c == '\n' || c > 255) {
                throw JsException.typeError("the value of the header " + name + " has a character that is not allowed");
            }
        }
        return trimmed;
    }

    /** Adds a header. */
    @Override
    public void append(String name, String value) {
        pairs.add(new String[] {name(name), value(name, value)});
    }

    /** Sets a header: there is only this one of the name then. */
    public void set(String name, String value) {
        String lower = name(name);
        String checked = value(name, value);
        for (int i = 0; i < pairs.size(); i++) {
            if (pairs.get(i)[0].equals(lower)) {
                pairs.set(i, new String[] {lower, checked});
                for (int k = pairs.size() - 1; k > i; k--) {
                    if (pairs.get(k)[0].equals(lower)) {
                        pairs.remove(k);
                    }
                }
                return;
            }
        }
        pairs.add(new String[] {lower, checked});
    }

    /** The values of a name, joined by commas, or null. */
    public String get(String name) {
        String lower = name(name);
        StringBuilder joined = null;
        for (String[] pair : pairs) {
            if (pair[0].equals(lower)) {
                joined = joined == null ? new StringBuilder(pair[1]) : joined.append(", ").append(pair[1]);
            }
        }
        return joined == null ? null : joined.toString();
    }

    void delete(String name) {
        String lower = name(name);
        for (int i = pairs.size() - 1; i >= 0; i--) {
            if (pairs.get(i)[0].equals(lower)) {
                pairs.remove(i);
            }
        }
    }

    JsArray cookies() {
        JsArray cookies = new JsArray();
        for (String[] pair : pairs) {
            if (pair[0].equals("set-cookie")) {
                cookies.add(pair[1]);
            }
        }
        return cookies;
    }

    /** Names and values as iteration shows them: sorted by name and joined, but each cookie by itself. */
    public List<String[]> entries() {
        List<String[]> entries = new ArrayList<>();
        for (String[] pair : pairs) {
            boolean isCookie = pair[0].equals("set-cookie");
            boolean first = true;
            for (String[] entry : entries) {
                first &= !entry[0].equals(pair[0]);
            }
            if (isCookie || first) {
                entries.add(new String[] {pair[0], isCookie ? pair[1] : get(pair[0])});
            }
        }
        entries.sort(new ByName());
        return entries;
    }

    private static final class ByName implements Comparator<String[]> {

        @Override
        public int compare(String[] left, String[] right) {
            return left[0].compareTo(right[0]);
        }
    }
}

package dev.wasm2jar.runtime.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the symbols that rustc makes of paths in its legacy mangling: {@code _ZN4core3fmt5write17h0123456789abcdefE} is
 * {@code core::fmt::write}. Names of methods of the JVM have no dots: where rustc has them, underscores do as well.
 */
public final class RustNames {

    private static final Pattern SYMBOL = Pattern.compile("_ZN(.+)17h[0-9a-f]{16}E(?:[._]llvm[._][0-9A-F]+)?");
    private static final Pattern ESCAPE = Pattern.compile("\\$(?:u([0-9a-f]{1,5})|([A-Z]{1,2}))\\$|\\.\\.");
    private static final Pattern DOTS = Pattern.compile("(?<=[\\p{Alnum}$])__(?=[\\p{Alnum}$])");
    private static final Map<String, String> ESCAPES =
            Map.of("SP", "@", "BP", "*", "RF", "&", "LT", "<", "GT", ">", "LP", "(", "RP", ")", "C", ",");

    private RustNames() {}

    /** The parts of a path, or the whole name if it is not a symbol of this kind. */
    public static List<String> path(String name) {
        Matcher symbol = SYMBOL.matcher(name);
        if (!symbol.matches()) {
            return List.of(name);
        }
        String parts = symbol.group(1);
        var result = new ArrayList<String>();
        int at = 0;
        while (at < parts.length()) {
            int digits = at;
            while (digits < parts.length() && digits < at + 4 && Character.isDigit(parts.charAt(digits))) {
                digits++;
            }
            int length = digits == at ? 0 : Integer.parseInt(parts, at, digits, 10);
            if (length == 0 || digits + length > parts.length()) {
                return List.of(name);
            }
            result.add(unescape(parts.substring(digits, digits + length)));
            at = digits + length;
        }
        return result;
    }

    private static String unescape(String part) {
        if (part.indexOf('$') < 0 && !part.contains("..")) {
            return part;
        }
        String text = DOTS.matcher(part.startsWith("_$") ? part.substring(1) : part).replaceAll("..");
        return ESCAPE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(
                match.group(1) != null ? character(Integer.parseInt(match.group(1), 16), match.group())
                        : match.group(2) != null ? ESCAPES.getOrDefault(match.group(2), match.group())
                        : "::"));
    }

    private static String character(int code, String otherwise) {
        return Character.isSurrogate((char) code) && code <= 0xffff ? otherwise : Character.toString(code);
    }
}

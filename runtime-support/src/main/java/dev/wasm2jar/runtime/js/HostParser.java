package dev.wasm2jar.runtime.js;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Parses hosts (url.spec.whatwg.org 3.5): names, and addresses of both versions of IP. */
final class HostParser {

    private static final String FORBIDDEN = "\0\t\n\r #/:<>?@[\\]^|";

    private HostParser() {}

    /** The host as it is written in URLs, or null if it is invalid. */
    static String parse(String host, boolean special) {
        if (host.startsWith("[")) {
            int[] pieces = host.endsWith("]") ? ipv6(host.substring(1, host.length() - 1)) : null;
            return pieces == null ? null : "[".concat(text(pieces)).concat("]");
        }
        if (!special) {
            return hasAny(host, FORBIDDEN) ? null : UrlParser.encode(host, "");
        }
        String name = ascii(SearchParams.percentDecode(host));
        if (name == null || name.isEmpty() || hasAny(name, FORBIDDEN.concat("%\u007f")) || hasControl(name)) {
            return null;
        }
        return endsInNumber(name) ? ipv4(name) : name;
    }

    private static boolean hasAny(String text, String characters) {
        for (int i = 0; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ') {
                return true;
            }
        }
        return false;
    }

    private static String ascii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 128) {
                try {
                    return IDN.toASCII(name.toLowerCase(Locale.ROOT), IDN.ALLOW_UNASSIGNED);
                } catch (IllegalArgumentException invalid) {
                    return null;
                }
            }
        }
        return name.toLowerCase(Locale.ROOT);
    }

    private static String[] parts(String name) {
        String[] parts = name.split("\\.", -1);
        if (parts.length > 1 && parts[parts.length - 1].isEmpty()) {
            String[] fewer = new String[parts.length - 1];
            System.arraycopy(parts, 0, fewer, 0, fewer.length);
            return fewer;
        }
        return parts;
    }

    private static boolean endsInNumber(String name) {
        String[] parts = parts(name);
        String last = parts[parts.length - 1];
        boolean digits = !last.isEmpty();
        for (int i = 0; i < last.length(); i++) {
            digits &= last.charAt(i) >= '0' && last.charAt(i) <= '9';
        }
        return digits || number(last) >= 0;
    }

    private static String ipv4(String name) {
        String[] parts = parts(name);
        if (parts.length > 4) {
            return null;
        }
        long address = 0;
        for (int i = 0; i < parts.length; i++) {
            long number = number(parts[i]);
            boolean last = i == parts.length - 1;
            if (number < 0 || !last && number > 255 || last && number >= 1L << 8 * (5 - parts.length)) {
                return null;
            }
            address = last ? (address << 8 * (5 - parts.length)) + number : address << 8 | number;
        }
        return (address >> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
    }

    /** A decimal, octal (0) or hexadecimal (0x) number, or -1. */
    private static long number(String text) {
        if (text.isEmpty()) {
            return -1;
        }
        boolean hex = text.startsWith("0x") || text.startsWith("0X");
        boolean octal = !hex && text.length() > 1 && text.charAt(0) == '0';
        String digits = hex ? text.substring(2) : octal ? text.substring(1) : text;
        if (digits.isEmpty()) {
            return 0;
        }
        if (!Character.isLetterOrDigit(digits.charAt(0))) {
            return -1;
        }
        try {
            long number = digits.length() > 15 ? Long.MAX_VALUE : Long.parseLong(digits, hex ? 16 : octal ? 8 : 10);
            return number < 0 ? -1 : number;
        } catch (NumberFormatException none) {
            return -1;
        }
    }

    private static int[] ipv6(String text) {
        List<Integer> pieces = new ArrayList<>();
        int gap = -1;
        int at = 0;
        if (text.startsWith("::")) {
            gap = 0;
            at = 2;
        }
        while (at < text.length()) {
            int end = text.indexOf(':', at);
            end = end < 0 ? text.length() : end;
            String piece = text.substring(at, end);
            if (piece.indexOf('.') >= 0 && end == text.length()) {
                int dots = piece.split("\\.", -1).length;
                String address = dots == 4 && piece.indexOf("x") < 0 ? ipv4(piece) : null;
                if (address == null || !address.equals(piece)) {
                    return null;
                }
                String[] bytes = address.split("\\.");
                pieces.add(Integer.parseInt(bytes[0]) << 8 | Integer.parseInt(bytes[1]));
                pieces.add(Integer.parseInt(bytes[2]) << 8 | Integer.parseInt(bytes[3]));
            } else {
                int value = hex(piece);
                if (value < 0) {
                    return null;
                }
                pieces.add(value);
            }
            at = end + 1;
            if (at < text.length() && text.charAt(at) == ':') {
                if (gap >= 0) {
                    return null;
                }
                gap = pieces.size();
                at++;
            } else if (at == text.length()) {
                return null;
            }
        }
        if (gap < 0 ? pieces.size() != 8 : pieces.size() > 7) {
            return null;
        }
        int[] address = new int[8];
        for (int i = 0; i < pieces.size(); i++) {
            address[gap < 0 || i < gap ? i : i + 8 - pieces.size()] = pieces.get(i);
        }
        return address;
    }

    private static int hex(String piece) {
        int value = 0;
        for (int i = 0; i < piece.length(); i++) {
            int digit = Character.digit(piece.charAt(i), 16);
            if (digit < 0 || i == 4) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return piece.isEmpty() ? -1 : value;
    }

    /** An address with its longest run of zeros left out (3.5). */
    private static String text(int[] pieces) {
        int start = -1;
        int longest = 1;
        for (int i = 0; i < 8; i++) {
            int run = 0;
            while (i + run < 8 && pieces[i + run] == 0) {
                run++;
            }
            if (run > longest) {
                longest = run;
                start = i;
            }
            i += Math.max(0, run - 1);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == start) {
                text.append(i == 0 ? "::" : ":");
                i += longest - 1;
            } else {
                text.append(Integer.toHexString(pieces[i])).append(i < 7 ? ":" : "");
            }
        }
        return text.toString();
    }
}

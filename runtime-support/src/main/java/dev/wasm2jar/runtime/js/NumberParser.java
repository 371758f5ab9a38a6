package dev.wasm2jar.runtime.js;

import java.math.BigInteger;

/** Numbers in texts: StringToNumber (ECMA-262 7.1.4.1), {@code parseInt}, {@code parseFloat}, StringToBigInt (7.1.14). */
final class NumberParser {

    private NumberParser() {}

    /** The number that a whole text stands for; NaN if it is none, 0 if the text is blank. */
    static double toNumber(String text) {
        String trimmed = Whitespace.trim(text);
        if (trimmed.isEmpty()) {
            return 0;
        }
        int radix = prefixRadix(trimmed);
        if (radix > 0) {
            BigInteger integer = integer(trimmed, 2, radix);
            return integer == null ? Double.NaN : integer.doubleValue();
        }
        return decimalEnd(trimmed) == trimmed.length() ? decimal(trimmed) : Double.NaN;
    }

    /** {@code parseFloat} (19.2.4): the number that a text begins with. */
    static double parseFloat(String text) {
        String trimmed = Whitespace.trim(text);
        int end = decimalEnd(trimmed);
        return end == 0 ? Double.NaN : decimal(trimmed.substring(0, end));
    }

    /** {@code parseInt} (19.2.5): the integer that a text begins with. */
    static double parseInt(String text, int wantedRadix) {
        String trimmed = Whitespace.trim(text);
        int start = 0;
        boolean negative = false;
        if (!trimmed.isEmpty() && (trimmed.charAt(0) == '-' || trimmed.charAt(0) == '+')) {
            negative = trimmed.charAt(0) == '-';
            start = 1;
        }
        int radix = wantedRadix;
        if (radix == 0 || radix == 16) {
            boolean hexadecimal = trimmed.startsWith("0x", start) || trimmed.startsWith("0X", start);
            start += hexadecimal ? 2 : 0;
            radix = hexadecimal || radix == 16 ? 16 : 10;
        }
        if (radix < 2 || radix > 36) {
            return Double.NaN;
        }
        int end = start;
        while (end < trimmed.length() && digit(trimmed.charAt(end), radix) >= 0) {
            end++;
        }
        if (end == start) {
            return Double.NaN;
        }
        String digits = trimmed.substring(start, end);
        double magnitude = radix == 10 ? Double.parseDouble(digits)
                : digits.length() <= 10 ? Long.parseLong(digits, radix) : new BigInteger(digits, radix).doubleValue();
        return negative ? -magnitude : magnitude;
    }

    /** The integer that a whole text stands for, or null if it is none. */
    static BigInteger toBigInt(String text) {
        String trimmed = Whitespace.trim(text);
        if (trimmed.isEmpty()) {
            return BigInteger.ZERO;
        }
        int radix = prefixRadix(trimmed);
        if (radix > 0) {
            return integer(trimmed, 2, radix);
        }
        char first = trimmed.charAt(0);
        BigInteger magnitude = integer(trimmed, first == '-' || first == '+' ? 1 : 0, 10);
        return magnitude == null || first != '-' ? magnitude : magnitude.negate();
    }

    private static int prefixRadix(String text) {
        if (text.length() < 2 || text.charAt(0) != '0') {
            return 0;
        }
        return switch (text.charAt(1)) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 0;
        };
    }

    private static BigInteger integer(String text, int start, int radix) {
        for (int i = start; i < text.length(); i++) {
            if (digit(text.charAt(i), radix) < 0) {
                return null;
            }
        }
        return start == text.length() ? null : new BigInteger(text.substring(start), radix);
    }

    private static int digit(char c, int radix) {
        return c < 128 ? Character.digit(c, radix) : -1;
    }

    /** Where the longest StrDecimalLiteral at the start of a text ends; 0 if there is none. */
    private static int decimalEnd(String text) {
        int i = 0;
        int length = text.length();
        if (i < length && (text.charAt(i) == '-' || text.charAt(i) == '+')) {
            i++;
        }
        if (text.startsWith("Infinity", i)) {
            return i + 8;
        }
        int whole = skipDigits(text, i);
        int digits = whole - i;
        i = whole;
        if (i < length && text.charAt(i) == '.') {
            int fraction = skipDigits(text, i + 1);
            digits += fraction - i - 1;
            i = digits == 0 ? i : fraction;
        }
        if (digits == 0) {
            return 0;
        }
        if (i < length && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
            int exponent = i + 1;
            if (exponent < length && (text.charAt(exponent) == '-' || text.charAt(exponent) == '+')) {
                exponent++;
            }
            int end = skipDigits(text, exponent);
            i = end == exponent ? i : end;
        }
        return i;
    }

    private static int skipDigits(String text, int start) {
        int i = start;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }

    private static double decimal(String text) {
        return Double.parseDouble(text);
    }
}

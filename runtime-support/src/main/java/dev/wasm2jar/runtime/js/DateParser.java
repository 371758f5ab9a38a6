package dev.wasm2jar.runtime.js;

import java.time.ZoneId;
import java.util.Locale;

/** {@code Date.parse} (ECMA-262 21.4.3.2): the ISO format, and those of {@code toString}, {@code toUTCString} and people. */
final class DateParser {

    private final String text;
    private final ZoneId zone;
    private int at;

    // What the loose format has found.
    private final double[] numbers = new double[3];
    private int count;
    private double month = Double.NaN;
    private double clock;
    private boolean hasClock;
    /** Milliseconds ahead of UTC; NaN for local time. */
    private double shift = Double.NaN;

    private DateParser(String text, ZoneId zone) {
        this.text = text;
        this.zone = zone;
    }

    /** The time that a text names, NaN if it names none. */
    static double parse(String text, ZoneId zone) {
        String trimmed = Whitespace.trim(text);
        double iso = new DateParser(trimmed, zone).iso();
        return Double.isNaN(iso) ? new DateParser(trimmed, zone).loose() : iso;
    }

    /** The Date Time String Format (21.4.1.32). */
    private double iso() {
        double year;
        if (peek() == '+' || peek() == '-') {
            boolean negative = text.charAt(at++) == '-';
            year = digits(6);
            if (negative && year == 0) {
                return Double.NaN;
            }
            year = negative ? -year : year;
        } else {
            year = digits(4);
        }
        double month = 1;
        double day = 1;
        if (skip('-')) {
            month = digits(2);
            if (skip('-')) {
                day = digits(2);
            }
        }
        if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) {
            return Double.NaN;
        }
        double days = DateFields.day(year, month - 1, day);
        if (at == text.length()) {
            return DateFields.clip(DateFields.date(days, 0));
        }
        if (!skip('T') && !skip('t') && !skip(' ')) {
            return Double.NaN;
        }
        return time(days);
    }

    private static double daysIn(double year, double month) {
        return DateFields.day(year, month, 1) - DateFields.day(year, month - 1, 1);
    }

    private double time(double days) {
        double hours = digits(2);
        if (!skip(':')) {
            return Double.NaN;
        }
        double minutes = digits(2);
        double seconds = 0;
        double fraction = 0;
        if (skip(':')) {
            seconds = digits(2);
            if (skip('.') || skip(',')) {
                int start = at;
                while (at < text.length() && Character.isDigit(text.charAt(at))) {
                    at++;
                }
                if (at == start) {
                    return Double.NaN;
                }
                String three = text.substring(start, Math.min(at, start + 3));
                fraction = Double.parseDouble("0.".concat(three)) * 1000;
            }
        }
        boolean isMidnight = hours == 24 && minutes == 0 && seconds == 0 && fraction == 0;
        if (!(hours <= 23 || isMidnight) || !(minutes <= 59) || !(seconds <= 59)) {
            return Double.NaN;
        }
        double time = DateFields.date(days, DateFields.time(hours, minutes, seconds, Math.rint(fraction)));
        if (at == text.length()) {
            return DateFields.clip(TimeZones.toUtc(zone, time));
        }
        double offset = 0;
        if (!skip('Z') && !skip('z')) {
            boolean east = skip('+');
            if (!east && !skip('-')) {
                return Double.NaN;
            }
            double offsetHours = digits(2);
            skip(':');
            double offsetMinutes = digits(2);
            if (!(offsetHours <= 23 && offsetMinutes <= 59)) {
                return Double.NaN;
            }
            offset = (offsetHours * 60 + offsetMinutes) * (east ? 60_000 : -60_000);
        }
        return at == text.length() ? DateFields.clip(time - offset) : Double.NaN;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean skip(char c) {
        if (peek() == c) {
            at++;
            return true;
        }
        return false;
    }

    /** Exactly so many digits as a number, NaN if there are fewer. */
    private double digits(int count) {
        double value = 0;
        for (int i = 0; i < count; i++, at++) {
            char c = peek();
            if (c < '0' || c > '9') {
                return Double.NaN;
            }
            value = 10 * value + c - '0';
        }
        return value;
    }

    /** Words and numbers in any reasonable order: {@code Nov 14, 2023 10:00 PM}, {@code 11/14/2023}. */
    private double loose() {
        while (at < text.length()) {
            char c = peek();
            boolean understood = true;
            if (c == '(') {
                at = text.indexOf(')', at) < 0 ? text.length() : text.indexOf(')', at) + 1;
            } else if (Character.isDigit(c)) {
                understood = number();
            } else if (Character.isLetter(c)) {
                understood = word();
            } else if ((c == '+' || c == '-') && hasClock && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1))) {
                understood = offset();
            } else if (" ,/-.".indexOf(c) >= 0) {
                at++;
            } else {
                understood = false;
            }
            if (!understood) {
                return Double.NaN;
            }
        }
        return assembled();
    }

    private double assembled() {
        double year;
        double day;
        if (!Double.isNaN(month)) {
            if (count == 0) {
                return Double.NaN;
            }
            boolean yearFirst = numbers[0] > 31;
            day = yearFirst ? count > 1 ? numbers[1] : 1 : numbers[0];
            year = yearFirst ? numbers[0] : count > 1 ? numbers[1] : 2001;
        } else if (count == 3 && numbers[0] > 31) {
            year = numbers[0];
            month = numbers[1] - 1;
            day = numbers[2];
        } else if (count >= 2) {
            month = numbers[0] - 1;
            day = numbers[1];
            year = count == 3 ? numbers[2] : 2001;
        } else if (count == 1 && numbers[0] > 31) {
            year = numbers[0];
            month = 0;
            day = 1;
        } else if (count == 1) {
            month = numbers[0] - 1;
            day = 1;
            year = 2001;
        } else {
            return Double.NaN;
        }
        if (month < 0 || month > 11 || day < 1 || day > 31) {
            return Double.NaN;
        }
        if (year >= 0 && year < 100) {
            year += year < 50 ? 2000 : 1900;
        }
        double time = DateFields.date(DateFields.day(year, month, day), clock);
        return DateFields.clip(Double.isNaN(shift) ? TimeZones.toUtc(zone, time) : time - shift);
    }

    private double run() {
        int start = at;
        while (Character.isDigit(peek())) {
            at++;
        }
        return at - start > 9 ? Double.NaN : Double.parseDouble(text.substring(start, at));
    }

    private boolean number() {
        double value = run();
        if (peek() == ':') {
            return clock(value);
        }
        if (count == 3 || Double.isNaN(value)) {
            return false;
        }
        numbers[count++] = value;
        return true;
    }

    private boolean clock(double hours) {
        at++;
        double minutes = Character.isDigit(peek()) ? run() : Double.NaN;
        double seconds = 0;
        if (skip(':')) {
            seconds = Character.isDigit(peek()) ? run() : Double.NaN;
        }
        double milliseconds = 0;
        if (peek() == '.' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1))) {
            int start = ++at;
            run();
            milliseconds = Math.floor(Double.parseDouble("0.".concat(text.substring(start, at))) * 1000);
        }
        hasClock = true;
        clock = DateFields.time(hours, minutes, seconds, milliseconds);
        return (hours <= 23 || hours == 24 && minutes == 0 && seconds == 0) && minutes <= 59 && seconds <= 59;
    }

    private boolean word() {
        int start = at;
        while (Character.isLetter(peek())) {
            at++;
        }
        String word = text.substring(start, at).toLowerCase(Locale.ROOT);
        if (word.equals("am") || word.equals("pm")) {
            double hour = Math.floor(clock / 3_600_000);
            if (!hasClock || hour < 1 || hour > 12) {
                return false;
            }
            clock += (hour == 12 ? word.equals("am") ? -12 : 0 : word.equals("pm") ? 12 : 0) * 3_600_000.0;
            return true;
        }
        if (word.equals("z") || word.equals("gmt") || word.equals("ut") || word.equals("utc")) {
            shift = 0;
            return true;
        }
        int zoneName = "est edt cst cdt mst mdt pst pdt ".indexOf(word.concat(" "));
        if (word.length() == 3 && zoneName >= 0) {
            int index = zoneName / 4;
            shift = (-5 - index / 2 + index % 2) * 3_600_000.0;
            return true;
        }
        if (word.equals("t") && hasDate()) {
            return true;
        }
        if (word.length() >= 3) {
            int index = DateFormats.MONTHS.toLowerCase(Locale.ROOT).indexOf(word.substring(0, 3));
            if (index >= 0 && index % 3 == 0) {
                month = index / 3.0;
                return true;
            }
        }
        // Names of weekdays and other words before the date mean nothing.
        return count == 0 || "sunmontuewedthufrisat".contains(word.substring(0, Math.min(3, word.length())));
    }

    private boolean hasDate() {
        return count > 0;
    }

    private boolean offset() {
        double sign = text.charAt(at++) == '-' ? -1 : 1;
        int start = at;
        double value = run();
        int length = at - start;
        double minutes = 0;
        double hours = value;
        if (skip(':')) {
            minutes = Character.isDigit(peek()) ? run() : 0;
        } else if (length > 2) {
            hours = Math.floor(value / 100);
            minutes = value % 100;
        }
        shift = sign * (hours * 60 + minutes) * 60_000;
        return true;
    }
}

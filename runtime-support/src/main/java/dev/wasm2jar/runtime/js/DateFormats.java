package dev.wasm2jar.runtime.js;

import java.time.ZoneId;

/** The texts of dates (ECMA-262 21.4.4). */
final class DateFormats {

    private static final String DAYS = "SunMonTueWedThuFriSat";
    static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private DateFormats() {}

    private static void pad(StringBuilder out, long number, int digits) {
        String text = Long.toString(number);
        for (int i = text.length(); i < digits; i++) {
            out.append('0');
        }
        out.append(text);
    }

    private static String name(String names, int index) {
        return names.substring(3 * index, 3 * index + 3);
    }

    /** {@code 2023-11-14T22:13:20.000Z}. */
    static String iso(double time) {
        DateFields f = DateFields.of(time);
        StringBuilder out = new StringBuilder(27);
        if (f.year < 0 || f.year > 9999) {
            out.append(f.year < 0 ? '-' : '+');
            pad(out, Math.abs(f.year), 6);
        } else {
            pad(out, f.year, 4);
        }
        out.append('-');
        pad(out, f.month + 1, 2);
        out.append('-');
        pad(out, f.day, 2);
        out.append('T');
        clock(out, f);
        out.append('.');
        pad(out, f.milliseconds, 3);
        return out.append('Z').toString();
    }

    private static void clock(StringBuilder out, DateFields f) {
        pad(out, f.hours, 2);
        out.append(':');
        pad(out, f.minutes, 2);
        out.append(':');
        pad(out, f.seconds, 2);
    }

    private static void year(StringBuilder out, long year) {
        if (year < 0) {
            out.append('-');
        }
        pad(out, Math.abs(year), 4);
    }

    /** {@code Tue, 14 Nov 2023 22:13:20 GMT}. */
    static String utc(double time) {
        DateFields f = DateFields.of(time);
        StringBuilder out = new StringBuilder(30).append(name(DAYS, f.weekday)).append(", ");
        pad(out, f.day, 2);
        out.append(' ').append(name(MONTHS, f.month)).append(' ');
        year(out, f.year);
        out.append(' ');
        clock(out, f);
        return out.append(" GMT").toString();
    }

    /** {@code Tue Nov 14 2023}. */
    static String date(double local) {
        DateFields f = DateFields.of(local);
        StringBuilder out = new StringBuilder().append(name(DAYS, f.weekday)).append(' ').append(name(MONTHS, f.month))
                .append(' ');
        pad(out, f.day, 2);
        out.append(' ');
        year(out, f.year);
        return out.toString();
    }

    /** {@code 22:13:20 GMT+0000 (Coordinated Universal Time)}. */
    static String time(ZoneId zone, double time) {
        double offset = TimeZones.offset(zone, time);
        StringBuilder out = new StringBuilder();
        clock(out, DateFields.of(time + offset));
        int minutes = (int) Math.abs(offset / 60_000);
        out.append(offset < 0 ? " GMT-" : " GMT+");
        pad(out, minutes / 60, 2);
        pad(out, minutes % 60, 2);
        return out.append(" (").append(TimeZones.name(zone, time)).append(')').toString();
    }

    /** {@code 11/14/2023}, as in the United States. */
    static String localDate(double local) {
        DateFields f = DateFields.of(local);
        return (f.month + 1) + "/" + f.day + "/" + (f.year > 0 ? f.year : 1 - f.year);
    }

    /** {@code 10:13:20 PM}. */
    static String localTime(double local) {
        DateFields f = DateFields.of(local);
        StringBuilder out = new StringBuilder().append((f.hours + 11) % 12 + 1).append(':');
        pad(out, f.minutes, 2);
        out.append(':');
        pad(out, f.seconds, 2);
        return out.append(' ').append(f.hours < 12 ? "AM" : "PM").toString();
    }
}

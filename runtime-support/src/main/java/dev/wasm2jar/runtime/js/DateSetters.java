package dev.wasm2jar.runtime.js;

import java.time.ZoneId;

/** The methods of {@code Date.prototype} that set fields (ECMA-262 21.4.4.20 to 21.4.4.34). */
final class DateSetters {

    private DateSetters() {}

    static double set(JsContext context, String name, JsDate date, Object[] arguments) {
        if (name.equals("setTime")) {
            return date.setTime(Library.number(context, arguments, 0));
        }
        boolean utc = name.startsWith("setUTC");
        String field = name.substring(utc ? 6 : 3);
        ZoneId zone = context.clock().zone();
        double time = date.time();
        if (Double.isNaN(time)) {
            if (!field.equals("FullYear")) {
                return Double.NaN;
            }
            time = 0;
        } else if (!utc) {
            time = TimeZones.toLocal(zone, time);
        }
        double changed = changed(context, field, DateFields.of(time), arguments);
        return date.setTime(utc ? changed : TimeZones.toUtc(zone, changed));
    }

    private static double changed(JsContext context, String field, DateFields now, Object[] arguments) {
        double first = Library.number(context, arguments, 0);
        double day = DateFields.day(now.year, now.month, now.day);
        double inDay = now.timeInDay();
        return switch (field) {
            case "FullYear" -> DateFields.date(DateFields.day(first, or(context, arguments, 1, now.month),
                    or(context, arguments, 2, now.day)), inDay);
            case "Month" -> DateFields.date(DateFields.day(now.year, first, or(context, arguments, 1, now.day)), inDay);
            case "Date" -> DateFields.date(DateFields.day(now.year, now.month, first), inDay);
            case "Hours" -> DateFields.date(day, DateFields.time(first, or(context, arguments, 1, now.minutes),
                    or(context, arguments, 2, now.seconds), or(context, arguments, 3, now.milliseconds)));
            case "Minutes" -> DateFields.date(day, DateFields.time(now.hours, first,
                    or(context, arguments, 1, now.seconds), or(context, arguments, 2, now.milliseconds)));
            case "Seconds" -> DateFields.date(day, DateFields.time(now.hours, now.minutes, first,
                    or(context, arguments, 1, now.milliseconds)));
            default -> DateFields.date(day, DateFields.time(now.hours, now.minutes, now.seconds, first));
        };
    }

    private static double or(JsContext context, Object[] arguments, int index, double otherwise) {
        return index < arguments.length ? Library.number(context, arguments, index) : otherwise;
    }
}

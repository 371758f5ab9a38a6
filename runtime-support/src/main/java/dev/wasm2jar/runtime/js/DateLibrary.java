package dev.wasm2jar.runtime.js;

import java.time.DateTimeException;
import java.time.ZoneId;

/** {@code Date} (ECMA-262 21.4). */
final class DateLibrary extends Library {

    private DateLibrary(JsContext context) {
        super("Date", 7, new JsObject());
        context.install("Date", this);
        methods("getDate:0 getDay:0 getFullYear:0 getHours:0 getMilliseconds:0 getMinutes:0 getMonth:0 getSeconds:0 "
                + "getTime:0 getTimezoneOffset:0 getUTCDate:0 getUTCDay:0 getUTCFullYear:0 getUTCHours:0 "
                + "getUTCMilliseconds:0 getUTCMinutes:0 getUTCMonth:0 getUTCSeconds:0 getYear:0 setDate:1 setFullYear:3 "
                + "setHours:4 setMilliseconds:1 setMinutes:3 setMonth:2 setSeconds:2 setTime:1 setUTCDate:1 "
                + "setUTCFullYear:3 setUTCHours:4 setUTCMilliseconds:1 setUTCMinutes:3 setUTCMonth:2 setUTCSeconds:2 "
                + "toDateString:0 toISOString:0 toJSON:1 toLocaleDateString:0 toLocaleString:0 toLocaleTimeString:0 "
                + "toString:0 toTimeString:0 toUTCString:0 valueOf:0");
        prototype.hide("toGMTString", prototype.own("toUTCString"));
        prototype.store(JsSymbol.TO_PRIMITIVE, JsProperty.data(
                new PrototypeFunction(this, "[Symbol.toPrimitive]", 1), JsProperty.CONFIGURABLE));
        statics("UTC:7 now:0 parse:1");
    }

    static DateLibrary of(JsContext context) {
        Library library = context.library("Date");
        return library == null ? new DateLibrary(context) : (DateLibrary) library;
    }

    @Override
    Object callConstructor(JsContext context, Object[] arguments) {
        return toString(context.clock().zone(), JsDate.now(context));
    }

    @Override
    Object construct(JsContext context, Object[] arguments) {
        if (arguments.length == 0) {
            return JsDate.create(context);
        }
        if (arguments.length == 1) {
            return JsDate.create(context, arguments[0]);
        }
        return new JsDate(TimeZones.toUtc(context.clock().zone(), assembled(context, arguments)));
    }

    private static double assembled(JsContext context, Object[] arguments) {
        double[] fields = {Double.NaN, 0, 1, 0, 0, 0, 0};
        for (int i = 0; i < Math.min(fields.length, arguments.length); i++) {
            fields[i] = number(context, arguments, i);
        }
        return DateFields.date(DateFields.day(DateFields.fullYear(fields[0]), fields[1], fields[2]),
                DateFields.time(fields[3], fields[4], fields[5], fields[6]));
    }

    @Override
    Object callStatic(JsContext context, String name, Object receiver, Object[] arguments) {
        return JsNumber.of(switch (name) {
            case "UTC" -> DateFields.clip(assembled(context, arguments));
            case "now" -> JsDate.now(context);
            default -> JsDate.parse(context, string(context, arguments, 0));
        });
    }

    @Override
    Object call(JsContext context, String name, Object receiver, Object[] arguments) {
        if (name.equals("[Symbol.toPrimitive]")) {
            return toPrimitive(context, receiver, argument(arguments, 0));
        }
        if (name.equals("toJSON")) {
            return toJson(context, receiver);
        }
        if (!(receiver instanceof JsDate date)) {
            throw incompatible("Date.prototype.".concat(name), receiver);
        }
        if (name.startsWith("get") || name.equals("valueOf")) {
            return JsNumber.of(field(context, name, date.time()));
        }
        if (name.startsWith("set")) {
            return JsNumber.of(DateSetters.set(context, name, date, arguments));
        }
        return text(context, name, date, arguments);
    }

    private static double field(JsContext context, String name, double time) {
        if (Double.isNaN(time) || name.equals("getTime") || name.equals("valueOf")) {
            return time;
        }
        if (name.equals("getTimezoneOffset")) {
            return -TimeZones.offset(context.clock().zone(), time) / 60_000 + 0.0;
        }
        boolean utc = name.startsWith("getUTC");
        DateFields fields = DateFields.of(utc ? time : TimeZones.toLocal(context.clock().zone(), time));
        return switch (name.substring(utc ? 6 : 3)) {
            case "FullYear" -> fields.year;
            case "Year" -> fields.year - 1900;
            case "Month" -> fields.month;
            case "Date" -> fields.day;
            case "Day" -> fields.weekday;
            case "Hours" -> fields.hours;
            case "Minutes" -> fields.minutes;
            case "Seconds" -> fields.seconds;
            default -> fields.milliseconds;
        };
    }

    private static Object text(JsContext context, String name, JsDate date, Object[] arguments) {
        double time = date.time();
        if (name.equals("toISOString")) {
            return JsDate.toISOString(context, date);
        }
        if (Double.isNaN(time)) {
            return "Invalid Date";
        }
        ZoneId zone = context.clock().zone();
        return switch (name) {
            case "toDateString" -> DateFormats.date(TimeZones.toLocal(zone, time));
            case "toTimeString" -> DateFormats.time(zone, time);
            case "toUTCString" -> DateFormats.utc(time);
            case "toLocaleDateString" ->
                DateFormats.localDate(TimeZones.toLocal(chosenZone(context, arguments), time));
            case "toLocaleTimeString" ->
                DateFormats.localTime(TimeZones.toLocal(chosenZone(context, arguments), time));
            case "toLocaleString" -> {
                double local = TimeZones.toLocal(chosenZone(context, arguments), time);
                yield DateFormats.localDate(local).concat(", ").concat(DateFormats.localTime(local));
            }
            default -> toString(zone, time);
        };
    }

    /** The time zone that the options name; other options want more than English dates and are refused. */
    private static ZoneId chosenZone(JsContext context, Object[] arguments) {
        if (!(argument(arguments, 1) instanceof JsObject options)) {
            return context.clock().zone();
        }
        for (String key : JsObjects.enumerableKeys(context, options)) {
            if (!key.equals("timeZone") && options.get(context, key) != JsUndefined.UNDEFINED) {
                throw JsException.rangeError("the option " + key + " of toLocaleString needs Intl, which is not here; "
                        + "only timeZone is known");
            }
        }
        Object name = options.get(context, "timeZone");
        if (name == JsUndefined.UNDEFINED) {
            return context.clock().zone();
        }
        try {
            return ZoneId.of(JsConversions.toString(context, name));
        } catch (DateTimeException unknown) {
            throw JsException.rangeError("Invalid time zone specified: " + name);
        }
    }

    private static String toString(ZoneId zone, double time) {
        return DateFormats.date(TimeZones.toLocal(zone, time)).concat(" ").concat(DateFormats.time(zone, time));
    }

    private static Object toPrimitive(JsContext context, Object receiver, Object hint) {
        if (!(receiver instanceof JsObject object)) {
            throw incompatible("Date.prototype[Symbol.toPrimitive]", receiver);
        }
        String first = "number".equals(hint) ? "valueOf" : "toString";
        String second = "number".equals(hint) ? "toString" : "valueOf";
        Object result = JsDynamic.callMethod(context, first, object);
        return JsTypes.isPrimitive(result) ? result : JsDynamic.callMethod(context, second, object);
    }

    private static Object toJson(JsContext context, Object receiver) {
        Object primitive = JsConversions.toPrimitive(context, receiver, "number");
        return primitive instanceof Double number && (number.isNaN() || number.isInfinite()) ? null
                : JsDynamic.callMethod(context, "toISOString", receiver);
    }
}

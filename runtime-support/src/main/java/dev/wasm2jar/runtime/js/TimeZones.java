package dev.wasm2jar.runtime.js;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Locale;
import java.util.TimeZone;

/** Local time (ECMA-262 21.4.1.19 to 21.4.1.26). */
final class TimeZones {

    private TimeZones() {}

    /** Milliseconds that local time is ahead of UTC at a time. */
    static double offset(ZoneId zone, double time) {
        return zone.getRules().getOffset(Instant.ofEpochMilli((long) time)).getTotalSeconds() * 1000.0;
    }

    static double toLocal(ZoneId zone, double time) {
        return time + offset(zone, time);
    }

    /** The time of a local time: of two the earlier one; within a gap, as if the gap were not there. */
    static double toUtc(ZoneId zone, double local) {
        if (Double.isNaN(local) || Math.abs(local) > 8.7e15) {
            return Double.NaN;
        }
        long seconds = Math.floorDiv((long) local, 1000L);
        ZoneRules rules = zone.getRules();
        // For a gap this is the offset before it, for an overlap the earlier offset: both as ECMA-262 wants.
        ZoneOffset offset = rules.getOffset(LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC));
        return local - offset.getTotalSeconds() * 1000.0;
    }

    /** The name of the zone at a time, such as {@code Coordinated Universal Time}. */
    static String name(ZoneId zone, double time) {
        boolean summer = zone.getRules().isDaylightSavings(Instant.ofEpochMilli((long) time));
        return TimeZone.getTimeZone(zone).getDisplayName(summer, TimeZone.LONG, Locale.US);
    }
}

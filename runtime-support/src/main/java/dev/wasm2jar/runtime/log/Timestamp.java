package dev.wasm2jar.runtime.log;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Points in time as logs have them (RFC 3339): a formatter of the standard library would take a while to load. */
public final class Timestamp {

    private Timestamp() {}

    /** A time in milliseconds since 1970, e.g. {@code 2026-01-31T23:59:59.999Z}. */
    public static String of(long milliseconds) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(
                Math.floorDiv(milliseconds, 1000L), (int) Math.floorMod(milliseconds, 1000L) * 1_000_000,
                ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(24);
        digits(text, time.getYear(), 1000);
        digits(text.append('-'), time.getMonthValue(), 10);
        digits(text.append('-'), time.getDayOfMonth(), 10);
        digits(text.append('T'), time.getHour(), 10);
        digits(text.append(':'), time.getMinute(), 10);
        digits(text.append(':'), time.getSecond(), 10);
        digits(text.append('.'), time.getNano() / 1_000_000, 100);
        return text.append('Z').toString();
    }

    /** @param first the value of the first digit */
    private static void digits(StringBuilder text, int value, int first) {
        for (int unit = first; unit > 0; unit /= 10) {
            text.append((char) ('0' + value / unit % 10));
        }
    }
}

package dev.wasm2jar.runtime.http;

import java.nio.charset.StandardCharsets;

/** Dates as header fields have them (RFC 9110, 5.6.7), without the machinery of locales and zones. */
final class HttpDate {

    private static final String DAYS = "ThuFriSatSunMonTueWed";
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final int SECONDS_PER_DAY = 86_400;

    private static volatile HttpDate latest = new HttpDate(0);

    private final long second;
    private final String text;

    private HttpDate(long second) {
        this.second = second;
        text = format(second);
    }

    /** The date of now, made once a second. */
    static String now() {
        long second = System.currentTimeMillis() / 1000;
        HttpDate date = latest;
        if (date.second != second) {
            date = new HttpDate(second);
            latest = date;
        }
        return date.text;
    }

    /** Formats a time since 1970, e.g. {@code Sun, 06 Nov 1994 08:49:37 GMT}. */
    static String format(long second) {
        int days = (int) (second / SECONDS_PER_DAY);
        int rest = (int) (second % SECONDS_PER_DAY);
        // The civil calendar in years that begin in March, when the day that is too many comes last.
        int z = days + 719_468;
        int era = z / 146_097;
        int dayOfEra = z % 146_097;
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int shifted = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * shifted + 2) / 5 + 1;
        int month = (shifted + 2) % 12;
        int year = 400 * era + yearOfEra + (month < 2 ? 1 : 0);
        byte[] text = new byte[29];
        letters(text, 0, DAYS, days % 7);
        text[3] = ',';
        text[4] = ' ';
        digits(text, 5, day);
        text[7] = ' ';
        letters(text, 8, MONTHS, month);
        text[11] = ' ';
        digits(text, 12, year / 100);
        digits(text, 14, year % 100);
        text[16] = ' ';
        digits(text, 17, rest / 3600);
        text[19] = ':';
        digits(text, 20, rest / 60 % 60);
        text[22] = ':';
        digits(text, 23, rest % 60);
        text[25] = ' ';
        text[26] = 'G';
        text[27] = 'M';
        text[28] = 'T';
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void letters(byte[] target, int offset, String names, int index) {
        for (int i = 0; i < 3; i++) {
            target[offset + i] = (byte) names.charAt(3 * index + i);
        }
    }

    private static void digits(byte[] target, int offset, int value) {
        target[offset] = (byte) ('0' + value / 10);
        target[offset + 1] = (byte) ('0' + value % 10);
    }
}

package dev.wasm2jar.runtime.js;

/** A time taken apart into year, month, day and so on, and put together (ECMA-262 21.4.1). */
final class DateFields {

    static final double MS_PER_DAY = 86_400_000;

    final long year;
    /** 0 to 11. */
    final int month;
    /** 1 to 31. */
    final int day;
    /** 0 (Sunday) to 6. */
    final int weekday;
    final int hours;
    final int minutes;
    final int seconds;
    final int milliseconds;

    private DateFields(double time) {
        long days = (long) Math.floor(time / MS_PER_DAY);
        int inDay = (int) (time - days * MS_PER_DAY);
        this.hours = inDay / 3_600_000;
        this.minutes = inDay / 60_000 % 60;
        this.seconds = inDay / 1000 % 60;
        this.milliseconds = inDay % 1000;
        this.weekday = (int) Math.floorMod(days + 4, 7L);
        // The year begins in March here, so that leap days are at its end; 400 years are 146,097 days.
        long shifted = days + 719_468;
        long era = Math.floorDiv(shifted, 146_097L);
        int dayOfEra = (int) (shifted - era * 146_097);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int fromMarch = (5 * dayOfYear + 2) / 153;
        this.day = dayOfYear - (153 * fromMarch + 2) / 5 + 1;
        this.month = (fromMarch + 2) % 12;
        this.year = yearOfEra + era * 400 + (month <= 1 ? 1 : 0);
    }

    /** @param time milliseconds since 1970, as a finite number */
    static DateFields of(double time) {
        return new DateFields(time);
    }

    double timeInDay() {
        return ((hours * 60.0 + minutes) * 60 + seconds) * 1000 + milliseconds;
    }

    /** MakeDay (21.4.1.28): days since 1970; months and days may be beyond their ends. */
    static double day(double year, double month, double day) {
        if (!isFinite(year) || !isFinite(month) || !isFinite(day)) {
            return Double.NaN;
        }
        double wholeMonth = JsNumber.toInteger(month);
        double wholeYear = JsNumber.toInteger(year) + Math.floor(wholeMonth / 12);
        if (Math.abs(wholeYear) > 400_000) {
            return Double.NaN;
        }
        int fromMarch = (int) (wholeMonth - 12 * Math.floor(wholeMonth / 12) + 10) % 12;
        long shifted = (long) wholeYear - (fromMarch >= 10 ? 1 : 0);
        long era = Math.floorDiv(shifted, 400L);
        int yearOfEra = (int) (shifted - era * 400);
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + (153 * fromMarch + 2) / 5;
        return era * 146_097 + dayOfEra - 719_468 + JsNumber.toInteger(day) - 1;
    }

    /** MakeTime (21.4.1.27): milliseconds; fields may be beyond their ends. */
    static double time(double hours, double minutes, double seconds, double milliseconds) {
        return ((JsNumber.toInteger(hours) * 60 + JsNumber.toInteger(minutes)) * 60 + JsNumber.toInteger(seconds)) * 1000
                + JsNumber.toInteger(milliseconds) + nanIfAny(hours, minutes, seconds, milliseconds);
    }

    private static double nanIfAny(double hours, double minutes, double seconds, double milliseconds) {
        return isFinite(hours) && isFinite(minutes) && isFinite(seconds) && isFinite(milliseconds) ? 0 : Double.NaN;
    }

    /** MakeDate (21.4.1.29). */
    static double date(double day, double time) {
        return day * MS_PER_DAY + time;
    }

    /** TimeClip (21.4.1.31): whole milliseconds, NaN if more than 100 million days from 1970. */
    static double clip(double time) {
        return Math.abs(time) <= 8.64e15 ? JsNumber.toInteger(time) : Double.NaN;
    }

    /** MakeFullYear (21.4.1.30): two digits are of the twentieth century. */
    static double fullYear(double year) {
        double whole = JsNumber.toInteger(year);
        return !Double.isNaN(year) && whole >= 0 && whole <= 99 ? 1900 + whole : year;
    }

    private static boolean isFinite(double value) {
        return !Double.isNaN(value) && !Double.isInfinite(value);
    }
}

package dev.wasm2jar.benchmarks.compare;

import java.util.List;
import java.util.Locale;

/** Text and tables in Markdown. */
final class Report {

    private final StringBuilder text = new StringBuilder();

    Report line(String format, Object... values) {
        text.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values)).append('\n');
        return this;
    }

    Report paragraph(String format, Object... values) {
        return line(format, values).line("");
    }

    /** The head of a table; its first column is of words, the others are of numbers. */
    Report head(String... columns) {
        return line("| " + String.join(" | ", columns) + " |").line("|---|" + "---:|".repeat(columns.length - 1));
    }

    Report row(List<String> cells) {
        return line("| " + String.join(" | ", cells) + " |");
    }

    Report row(String... cells) {
        return row(List.of(cells));
    }

    Report image(String title, String file) {
        return paragraph("![%s](benchmarks/%s)", title, file);
    }

    /** What a section is to show, and whether it does. */
    Report goal(String wanted, boolean isMet, String found) {
        return paragraph("**Goal:** %s. %s: %s.", wanted, isMet ? "Met" : "**Missed**", found);
    }

    /** Three digits or so. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        double size = Math.abs(value);
        String format = size < 0.1 ? "%.3f" : size < 10 ? "%.2f" : size < 100 ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, format, value);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

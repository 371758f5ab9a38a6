package dev.wasm2jar.benchmarks.compare;

import java.util.List;
import java.util.Locale;

/** Tables in Markdown. */
final class Report {

    private final StringBuilder text = new StringBuilder();

    Report line(String format, Object... values) {
        text.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values)).append('\n');
        return this;
    }

    /** A table of times, and of ratios of our times to those of others. */
    void times(List<Rounds.Result> results, List<String> engines, List<String> ours, List<String> others) {
        var head = new StringBuilder("| |");
        var rule = new StringBuilder("|---|");
        for (String engine : engines) {
            head.append(' ').append(engine).append(", ms |");
            rule.append("---:|");
        }
        for (String own : ours) {
            for (String other : others) {
                head.append(' ').append(own.replace("wasm2jar, ", "")).append(" to ").append(other).append(" |");
                rule.append("---:|");
            }
        }
        line(head.toString()).line(rule.toString());
        for (Rounds.Result result : results) {
            var row = new StringBuilder("| " + result.workload().name() + " |");
            for (String engine : engines) {
                row.append(' ').append(time(result, engine)).append(" |");
            }
            for (String own : ours) {
                for (String other : others) {
                    row.append(' ').append(ratio(result.ratio(own, other))).append(" |");
                }
            }
            line(row.toString());
        }
        var mean = new StringBuilder("| geometric mean |" + " |".repeat(engines.size()));
        for (String own : ours) {
            for (String other : others) {
                mean.append(" **").append(ratio(Rounds.geometricMean(results, own, other))).append("** |");
            }
        }
        line(mean.toString()).line("");
        for (Rounds.Result result : results) {
            if (!result.agree()) {
                line("The engines do not agree on the output of %s.", result.workload().name()).line("");
            }
            result.failures().forEach((engine, failure) -> line("%s: %s.", engine, failure).line(""));
        }
    }

    private static String time(Rounds.Result result, String engine) {
        Double time = result.times().get(engine);
        if (time == null) {
            return "";
        }
        String mark = result.samples().get(engine) == 1 ? "*" : "";
        return (time < 10 ? String.format(Locale.ROOT, "%.1f", time) : Long.toString(Math.round(time))) + mark;
    }

    private static String ratio(double ratio) {
        return Double.isFinite(ratio) ? String.format(Locale.ROOT, ratio < 0.1 ? "%.3f" : "%.2f", ratio) : "";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

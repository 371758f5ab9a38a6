package dev.wasm2jar.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A table of times, and of ratios of our times to those of others.
 *
 * @param ours of the engines, those that others are compared with
 */
record TimesTable(List<String> engines, List<String> ours, List<String> others) {

    void write(List<Result> results, Report report) {
        List<String> head = new ArrayList<>(List.of(""));
        engines.forEach(engine -> head.add(engine + ", ms"));
        List<String> mean = new ArrayList<>(List.of("geometric mean"));
        engines.forEach(engine -> mean.add(""));
        for (String own : ours) {
            for (String other : others) {
                head.add(own.replace("wasm2jar, ", "") + " to " + other);
                double average = Result.geometricMean(results, own, other);
                mean.add(Double.isFinite(average) ? "**" + Report.number(average) + "**" : "");
            }
        }
        report.head(head.toArray(String[]::new));
        for (Result result : results) {
            List<String> row = new ArrayList<>(List.of(result.workload().name()));
            engines.forEach(engine -> row.add(time(result.outcomes().get(engine))));
            for (String own : ours) {
                others.forEach(other -> row.add(Report.number(result.ratio(own, other))));
            }
            report.row(row);
        }
        report.row(mean).line("");
        for (Result result : results) {
            if (!result.differing().isEmpty()) {
                report.paragraph("**The output of %s is another one** by %s.",
                        result.workload().name(), String.join(", ", result.differing()));
            }
            result.outcomes().forEach((engine, outcome) -> {
                if (outcome instanceof Outcome.Failed failed) {
                    report.paragraph("%s fails: %s.", engine, failed.message());
                }
            });
        }
    }

    /** The most memory of the processes, each of which has run one workload. */
    void writeMemory(List<Result> results, Report report) {
        List<String> head = new ArrayList<>(List.of("memory, MB"));
        head.addAll(engines);
        report.head(head.toArray(String[]::new));
        for (Result result : results) {
            List<String> row = new ArrayList<>(List.of(result.workload().name()));
            engines.forEach(engine -> row.add(memory(result.outcomes().get(engine))));
            report.row(row);
        }
        report.line("");
    }

    private static String time(Outcome outcome) {
        if (outcome instanceof Outcome.Measured measured) {
            return String.format(Locale.ROOT, measured.cpu() < 10 ? "%.1f" : "%.0f", measured.cpu())
                    + (measured.isWarm() ? "" : "*");
        } else if (outcome instanceof Outcome.GivenUp slow) {
            return String.format(Locale.ROOT, "> %.0f s", slow.seconds());
        }
        return outcome == null ? "-" : "fails";
    }

    private static String memory(Outcome outcome) {
        return outcome instanceof Outcome.Measured measured && measured.memory() > 0
                ? String.format(Locale.ROOT, "%.0f", measured.memory())
                : "";
    }
}

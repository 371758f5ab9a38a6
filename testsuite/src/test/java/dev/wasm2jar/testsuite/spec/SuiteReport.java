package dev.wasm2jar.testsuite.spec;

import dev.wasm2jar.testsuite.spec.Tally.Outcome;
import java.util.Map;
import java.util.TreeMap;

/** The summary of a run: assertions by group. */
final class SuiteReport {

    private static final String ROW = "%-34s %8s %8s %10s %13s %8s%n";

    private final Map<String, int[]> groups = new TreeMap<>();

    void add(String script, Tally tally) {
        String group = script.substring(0, script.lastIndexOf('/'));
        int[] sums = groups.computeIfAbsent(group, key -> new int[Outcome.values().length]);
        for (Outcome outcome : Outcome.values()) {
            sums[outcome.ordinal()] += tally.assertions(outcome);
        }
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        text.append(String.format(ROW, "assertions", "passed", "failed", "text only", "not in scope", "total"));
        int[] all = new int[Outcome.values().length];
        groups.forEach((group, sums) -> {
            row(text, group, sums);
            for (int i = 0; i < sums.length; i++) {
                all[i] += sums[i];
            }
        });
        row(text, "all", all);
        return text.toString();
    }

    private static void row(StringBuilder text, String group, int[] sums) {
        int total = 0;
        for (int sum : sums) {
            total += sum;
        }
        text.append(String.format(ROW, group, sums[Outcome.PASSED.ordinal()], sums[Outcome.FAILED.ordinal()],
                sums[Outcome.TEXT_ONLY.ordinal()], sums[Outcome.NOT_IN_SCOPE.ordinal()], total));
    }
}

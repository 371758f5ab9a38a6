package dev.wasm2jar.testsuite.spec;

import dev.wasm2jar.testsuite.spec.Tally.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The summary of a run: assertions by group, and what is not in scope yet. */
final class SuiteReport {

    private static final String ROW = "%-30s %8s %8s %10s %13s %8s%n";

    private final Map<String, Tally> scripts = new LinkedHashMap<>();

    void add(String script, Tally tally) {
        scripts.put(script, tally);
    }

    /** Commands that were not in scope in a script, or in a group if the name ends with a slash. */
    int notInScope(String name) {
        int sum = 0;
        for (var script : scripts.entrySet()) {
            if (script.getKey().equals(name) || name.endsWith("/") && script.getKey().startsWith(name)) {
                sum += script.getValue().commands(Outcome.NOT_IN_SCOPE);
            }
        }
        return sum;
    }

    @Override
    public String toString() {
        var text = new StringBuilder("\n");
        text.append(String.format(ROW, "assertions", "passed", "failed", "text only", "not in scope", "total"));
        int[] all = new int[Outcome.values().length];
        scripts.values().forEach(tally -> add(all, tally));
        groups().forEach((group, sums) -> row(text, group, sums));
        row(text, "all", all);
        notInScope(text);
        return text.toString();
    }

    /** How many assertions came to each outcome, by group. */
    Map<String, int[]> groups() {
        Map<String, int[]> groups = new TreeMap<>();
        scripts.forEach((script, tally) -> {
            String group = script.substring(0, script.lastIndexOf('/'));
            add(groups.computeIfAbsent(group, key -> new int[Outcome.values().length]), tally);
        });
        return groups;
    }

    /** How many commands besides assertions were not in scope in a group. */
    int refused(String group) {
        int sum = 0;
        for (var script : scripts.entrySet()) {
            if (script.getKey().substring(0, script.getKey().lastIndexOf('/')).equals(group)) {
                sum += script.getValue().refused();
            }
        }
        return sum;
    }

    private static void add(int[] sums, Tally tally) {
        for (Outcome outcome : Outcome.values()) {
            sums[outcome.ordinal()] += tally.assertions(outcome);
        }
    }

    private static void row(StringBuilder text, String group, int[] sums) {
        int total = 0;
        for (int sum : sums) {
            total += sum;
        }
        text.append(String.format(ROW, group, sums[Outcome.PASSED.ordinal()], sums[Outcome.FAILED.ordinal()],
                sums[Outcome.TEXT_ONLY.ordinal()], sums[Outcome.NOT_IN_SCOPE.ordinal()], total));
    }

    private void notInScope(StringBuilder text) {
        text.append("\nnot in scope yet:\n");
        for (Scope scope : Scope.values()) {
            int files = 0;
            int commands = 0;
            int assertions = 0;
            for (var script : scripts.entrySet()) {
                if (scope.covers(script.getKey()) && script.getValue().commands(Outcome.NOT_IN_SCOPE) > 0) {
                    files++;
                    commands += script.getValue().commands(Outcome.NOT_IN_SCOPE);
                    assertions += script.getValue().assertions(Outcome.NOT_IN_SCOPE);
                }
            }
            text.append(String.format("    %-22s %3d scripts, %5d commands, of them %5d assertions%n", scope, files,
                    commands, assertions));
        }
    }
}

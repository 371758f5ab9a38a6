package dev.wasm2jar.testsuite.spec;

import dev.wasm2jar.testsuite.spec.Tally.Outcome;
import java.util.List;
import java.util.Map;

/** The table of docs/features.md: what of WebAssembly the suite covers, and how many of its assertions pass. */
final class FeatureTable {

    /**
     * A row.
     *
     * @param feature in words, Markdown
     * @param groups of scripts: each script is in the group of its folder
     */
    private record Row(String feature, List<String> groups) {}

    private static final List<Row> ROWS = List.of(
            new Row("WebAssembly 2.0 without SIMD and bulk memory; tail calls, typed function references, extended"
                    + " constants", List.of("core")),
            new Row("bulk memory operations", List.of("core/bulk-memory")),
            new Row("SIMD", List.of("core/simd")),
            new Row("relaxed SIMD", List.of("core/relaxed-simd")),
            new Row("several memories", List.of("core/multi-memory")),
            new Row("64-bit memories and tables", List.of("core/memory64")),
            new Row("exceptions, by `try_table` and `exnref`", List.of("core/exceptions")),
            new Row("garbage collection", List.of("core/gc")),
            new Row("exceptions of the former proposal: `try`, `catch`, `delegate`, `rethrow`", List.of("legacy/exceptions/core")),
            new Row("threads: shared memories, atomics, `wait` and `notify`", List.of("threads")),
            new Row("wide arithmetic (proposal)", List.of("proposals/wide-arithmetic")),
            new Row("custom page sizes (proposal)", List.of("proposals/custom-page-sizes")),
            new Row("custom descriptors (proposal): **not supported**", List.of("proposals/custom-descriptors")));

    private FeatureTable() {}

    /**
     * The table for a run of the whole suite.
     *
     * @param report of the run
     */
    static String of(SuiteReport report) {
        Map<String, int[]> groups = report.groups();
        var text = new StringBuilder("| feature | scripts | passed | failed | not asserted | text only | modules refused |\n");
        text.append("|---|---|--:|--:|--:|--:|--:|\n");
        int allRefused = 0;
        int[] all = new int[Outcome.values().length];
        for (Row row : ROWS) {
            int refused = row.groups().stream().mapToInt(report::refused).sum();
            int[] sums = new int[all.length];
            for (String group : row.groups()) {
                int[] counts = groups.get(group);
                if (counts == null) {
                    throw new IllegalStateException("the suite has no group " + group);
                }
                add(sums, counts);
            }
            append(text, row.feature(), "`" + String.join("`, `", row.groups()) + "`", sums, refused);
            add(all, sums);
            allRefused += refused;
        }
        if (ROWS.stream().mapToInt(row -> row.groups().size()).sum() != groups.size()) {
            throw new IllegalStateException("a group of the suite is in no row: " + groups.keySet());
        }
        append(text, "all", "", all, allRefused);
        return text.toString();
    }

    private static void add(int[] target, int[] counts) {
        for (int i = 0; i < target.length; i++) {
            target[i] += counts[i];
        }
    }

    private static void append(StringBuilder text, String feature, String groups, int[] counts, int refused) {
        text.append("| ").append(feature).append(" | ").append(groups);
        for (Outcome outcome : List.of(Outcome.PASSED, Outcome.FAILED, Outcome.NOT_IN_SCOPE, Outcome.TEXT_ONLY)) {
            text.append(" | ").append(counts[outcome.ordinal()]);
        }
        text.append(" | ").append(refused).append(" |\n");
    }
}

package dev.wasm2jar.testsuite.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The index of the suite: how many commands of each type every script has. */
final class SuiteIndex {

    private static final String TEXT = "malformed_text";
    private static final String TOTAL = "total_assertions";

    private final Map<String, Map<String, Integer>> scripts = new LinkedHashMap<>();

    private SuiteIndex() {}

    static SuiteIndex read(Path file) throws IOException {
        var index = new SuiteIndex();
        List<String> lines = Files.readAllLines(file);
        String[] columns = lines.get(0).split("\t");
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t");
            Map<String, Integer> counts = new HashMap<>();
            for (int i = 1; i < cells.length; i++) {
                counts.put(columns[i], Integer.parseInt(cells[i]));
            }
            index.scripts.put(cells[0], counts);
        }
        return index;
    }

    /** The names of all scripts. */
    Set<String> scripts() {
        return scripts.keySet();
    }

    /** Fails unless the run of a script has seen all its commands, and judged all its assertions. */
    void check(String script, Tally tally) {
        Map<String, Integer> expected = scripts.get(script);
        if (expected == null) {
            throw new AssertionError(script + " is not in the index");
        }
        expected.forEach((column, count) -> {
            int actual = switch (column) {
                case TEXT -> tally.assertions(Tally.Outcome.TEXT_ONLY);
                case TOTAL -> tally.assertions();
                default -> tally.commands(column);
            };
            if (actual != count) {
                throw new AssertionError(script + ": the index has " + count + " " + column + ", the run " + actual);
            }
        });
    }
}

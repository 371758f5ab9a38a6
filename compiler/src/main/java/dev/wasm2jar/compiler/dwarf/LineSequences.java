package dev.wasm2jar.compiler.dwarf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the rows of line number programs, in sequences of ascending addresses. */
final class LineSequences {

    /** From an address on, a line of a file; line 0 where nothing is known. */
    record Row(int address, String file, int line) {}

    private final List<List<Row>> sequences = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private List<Row> current = new ArrayList<>();

    void row(int address, String file, int line) {
        current.add(file == null ? new Row(address, "", 0) : new Row(address, name(file), line));
    }

    /** The last part of a path, as the JVM has source files. */
    private String name(String path) {
        return names.computeIfAbsent(
                path, key -> key.substring(Math.max(key.lastIndexOf('/'), key.lastIndexOf('\\')) + 1));
    }

    void end(int address) {
        // Linkers put functions that they leave out at 0 or beyond everything; no code is at 0, where its count is.
        if (!current.isEmpty() && current.get(0).address() > 0) {
            current.add(new Row(address, "", 0));
            sequences.add(current);
        }
        current = new ArrayList<>();
    }

    /** Forgets the rows of a sequence that has no end. */
    void abandon() {
        current = new ArrayList<>();
    }

    /** All rows by address. */
    List<Row> rows() {
        sequences.sort(Comparator.comparingInt(sequence -> sequence.get(0).address()));
        var all = new ArrayList<Row>();
        sequences.forEach(all::addAll);
        // Those of well-formed programs are in order already.
        all.sort(Comparator.comparingInt(Row::address));
        return all;
    }
}

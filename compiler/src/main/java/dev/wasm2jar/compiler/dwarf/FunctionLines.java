package dev.wasm2jar.compiler.dwarf;

import dev.wasm2jar.compiler.dwarf.LineSequences.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of one function. A class file has one source file for all of a class, so the function is in the file that it
 * begins in; code of another file, which was inlined, counts to the line that it was inlined at.
 */
public final class FunctionLines {

    /** Of a function of which nothing is known. */
    public static final FunctionLines NONE = new FunctionLines(null, List.of(), 0);

    /** The class file format has two bytes for a line (JVMS 4.7.12). */
    private static final int MAX_LINE = 65_535;

    private final String file;
    private final List<Row> rows;
    private final int codeStart;

    private FunctionLines(String file, List<Row> rows, int codeStart) {
        this.file = file;
        this.rows = rows;
        this.codeStart = codeStart;
    }

    static FunctionLines of(List<Row> rows, int codeStart) {
        String file = rows.stream().filter(row -> row.line() > 0).map(Row::file).findFirst().orElse(null);
        if (file == null) {
            return NONE;
        }
        var own = new ArrayList<Row>();
        for (Row row : rows) {
            if (row.file().equals(file)) {
                if (row.line() > MAX_LINE) {
                    return new FunctionLines(file, List.of(), codeStart);
                }
                if (row.line() > 0 && (own.isEmpty() || own.get(own.size() - 1).line() != row.line())) {
                    own.add(row);
                }
            }
        }
        return new FunctionLines(file, own, codeStart);
    }

    /** The name of its source file without folders, or null if it is not known. */
    public String file() {
        return file;
    }

    /** For one walk through the function. */
    public Cursor cursor() {
        return new Cursor();
    }

    /** Where a walk through the function is. */
    public final class Cursor {

        private int next;

        /**
         * The line of an instruction, or 0.
         *
         * @param offset of the instruction in the binary, not below the one before
         */
        public int line(int offset) {
            while (next < rows.size() && rows.get(next).address() <= offset - codeStart) {
                next++;
            }
            return next == 0 ? 0 : rows.get(next - 1).line();
        }
    }
}

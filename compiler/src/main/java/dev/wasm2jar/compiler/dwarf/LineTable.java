package dev.wasm2jar.compiler.dwarf;

import dev.wasm2jar.compiler.dwarf.LineSequences.Row;
import dev.wasm2jar.compiler.wasm.FunctionBody;
import dev.wasm2jar.compiler.wasm.Module;
import dev.wasm2jar.compiler.wasm.SectionSize;
import java.util.List;

/**
 * Which line of which source file the code of a module comes from. Addresses in DWARF count from the beginning of the
 * contents of the code section (DWARF for WebAssembly, "code section offset").
 */
public final class LineTable {

    /** Of a module without debug information. */
    public static final LineTable NONE = new LineTable(0, List.of());

    private final int codeStart;
    private final List<Row> rows;

    private LineTable(int codeStart, List<Row> rows) {
        this.codeStart = codeStart;
        this.rows = rows;
    }

    public static LineTable of(Module module) {
        if (module.customSection(".debug_line").isEmpty()) {
            return NONE;
        }
        var sequences = new LineSequences();
        LineProgram.run(module, sequences);
        int codeStart = SectionSize.of(module).stream()
                .filter(section -> !section.custom() && section.name().equals("code"))
                .mapToInt(SectionSize::offset)
                .findFirst()
                .orElse(0);
        return new LineTable(codeStart, sequences.rows());
    }

    /** The lines of a function. */
    public FunctionLines of(FunctionBody body) {
        int start = body.code().offset() - codeStart;
        int end = body.code().end() - codeStart;
        int first = firstAfter(start);
        // What is known of the first instruction may have been said before it, with the declarations of locals.
        if (first > 0 && rows.get(first - 1).line() > 0) {
            first--;
        }
        int last = firstAfter(end - 1);
        return FunctionLines.of(rows.subList(Math.min(first, last), last), codeStart);
    }

    /** The number of rows at or below an address. */
    private int firstAfter(int address) {
        int low = 0;
        int high = rows.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows.get(middle).address() <= address) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

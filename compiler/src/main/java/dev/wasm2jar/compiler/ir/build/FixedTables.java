package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.I32Const;
import dev.wasm2jar.compiler.ir.IrModule;
import dev.wasm2jar.compiler.ir.IrModule.Elements;
import dev.wasm2jar.compiler.ir.IrModule.Table;
import dev.wasm2jar.compiler.ir.ReferenceType;
import dev.wasm2jar.compiler.wasm.ChangedTables;
import dev.wasm2jar.compiler.wasm.Module;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what tables of functions hold that never change after instantiation, as those of C, C++ and Rust do: no
 * instruction writes to them, nobody else sees them, and all of their elements are functions that constants name.
 */
final class FixedTables {

    private static final long MOST_ELEMENTS = 1 << 20;

    private FixedTables() {}

    /** The same tables, with the functions of those that never change. */
    static List<Table> apply(Module module, List<Table> tables, List<Elements> elements) {
        if (tables.isEmpty()) {
            return tables;
        }
        BitSet changed = ChangedTables.of(module);
        var result = new ArrayList<Table>(tables);
        for (int i = 0; i < result.size(); i++) {
            if (!changed.get(i)) {
                result.set(i, tables.get(i).withFixed(functions(i, tables.get(i), elements)));
            }
        }
        return result;
    }

    private static Optional<List<Integer>> functions(int index, Table table, List<Elements> elements) {
        if (!table.elementType().equals(ReferenceType.FUNCTION)
                || Long.compareUnsigned(table.minimum(), MOST_ELEMENTS) > 0
                || !isConstant(table.initial())) {
            return Optional.empty();
        }
        var functions = new Integer[(int) table.minimum()];
        Arrays.fill(functions, function(table.initial()));
        for (Elements segment : elements) {
            if (segment.mode() == IrModule.ElementMode.ACTIVE && segment.table() == index
                    && !copy(segment, functions)) {
                return Optional.empty();
            }
        }
        return Optional.of(List.of(functions));
    }

    /** Whether the segment fits and is constant; it has been copied then. */
    private static boolean copy(Elements segment, Integer[] functions) {
        if (!(segment.offset() instanceof I32Const offset) || offset.value() < 0
                || offset.value() > functions.length - segment.values().size()) {
            return false;
        }
        for (int i = 0; i < segment.values().size(); i++) {
            Expression value = segment.values().get(i);
            if (!isConstant(value)) {
                return false;
            }
            functions[offset.value() + i] = function(value);
        }
        return true;
    }

    private static boolean isConstant(Expression value) {
        return value instanceof Expression.RefFunc || value instanceof Expression.RefNull;
    }

    private static int function(Expression value) {
        return value instanceof Expression.RefFunc reference ? reference.function() : Table.NO_FUNCTION;
    }
}

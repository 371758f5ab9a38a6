package dev.wasm2jar.compiler.wasm;

import java.util.BitSet;

/**
 * Tables whose elements may change once the module is instantiated: those that others can see, and those that an instruction
 * writes to.
 */
public final class ChangedTables {

    private ChangedTables() {}

    /**
     * The indices of such tables.
     *
     * @throws ModuleException if a body is malformed
     */
    public static BitSet of(Module module) {
        IndexSpaces spaces = IndexSpaces.of(module);
        var changed = new BitSet();
        changed.set(0, spaces.importedTables());
        for (Export export : module.exports()) {
            if (export.kind() == ExternalKind.TABLE) {
                changed.set(export.index());
            }
        }
        if (changed.cardinality() < spaces.tables().size()) {
            module.bodies().forEach(body -> scan(body.instructions(), changed));
        }
        return changed;
    }

    private static void scan(InstructionReader instructions, BitSet changed) {
        while (instructions.hasNext()) {
            Instruction instruction = instructions.next();
            if (instruction.opcode() instanceof TableOpcode opcode) {
                int table = switch (opcode) {
                    case TABLE_SET, TABLE_GROW, TABLE_FILL -> ((Instruction.Index) instruction).index();
                    case TABLE_INIT, TABLE_COPY -> ((Instruction.IndexPair) instruction).first();
                    case TABLE_GET, TABLE_SIZE, ELEM_DROP -> -1;
                };
                // Bodies need not be valid yet: what does not exist is left for validation to complain about.
                if (table >= 0) {
                    changed.set(table);
                }
            }
        }
    }
}

package dev.wasm2jar.compiler.wasm;

import java.util.BitSet;

/**
 * The functions that a module mentions outside of function bodies and of its start function, which are those that
 * {@code ref.func} may name within bodies (spec 3.5.13, C.refs).
 */
final class DeclaredFunctions {

    private final BitSet declared = new BitSet();
    private final int count;

    private DeclaredFunctions(int count) {
        this.count = count;
    }

    static BitSet of(Module module) {
        long imported = module.imports().stream()
                .filter(i -> i.description() instanceof ImportDescription.Function)
                .count();
        DeclaredFunctions functions = new DeclaredFunctions((int) imported + module.functionTypes().size());
        functions.collect(module);
        return functions.declared;
    }

    private void collect(Module module) {
        for (Export export : module.exports()) {
            if (export.kind() == ExternalKind.FUNCTION) {
                declare(export.index());
            }
        }
        module.globals().forEach(global -> collect(global.initializer()));
        module.tables().forEach(table -> table.initializer().ifPresent(this::collect));
        for (ElementSegment segment : module.elements()) {
            segment.initializers().forEach(this::collect);
            if (segment.mode() instanceof ElementSegment.Active active) {
                collect(active.offset());
            }
        }
    }

    private void collect(ConstantExpression expression) {
        for (Instruction instruction : expression.instructions()) {
            if (instruction.opcode() == ReferenceOpcode.REF_FUNC) {
                declare(((Instruction.Index) instruction).index());
            }
        }
    }

    private void declare(int functionIndex) {
        // Indices that do not exist are reported where they are validated.
        if (Integer.compareUnsigned(functionIndex, count) < 0) {
            declared.set(functionIndex);
        }
    }
}

package dev.wasm2jar.compiler.bindgen;

import dev.wasm2jar.compiler.wasm.ElementSegment;
import dev.wasm2jar.compiler.wasm.Instruction;
import dev.wasm2jar.compiler.wasm.Module;
import dev.wasm2jar.compiler.wasm.ReferenceOpcode;
import java.util.HashMap;
import java.util.Map;

/** The functions in the first table of a module, by their index there. */
public final class TableFunctions {

    private final Map<Integer, Integer> functions = new HashMap<>();

    public TableFunctions(Module module) {
        for (ElementSegment segment : module.elements()) {
            if (segment.mode() instanceof ElementSegment.Active active && active.table() == 0
                    && active.offset().instructions().get(0) instanceof Instruction.I32Const offset) {
                for (int i = 0; i < segment.initializers().size(); i++) {
                    Instruction element = segment.initializers().get(i).instructions().get(0);
                    if (element.opcode() == ReferenceOpcode.REF_FUNC) {
                        functions.put(offset.value() + i, ((Instruction.Index) element).index());
                    }
                }
            }
        }
    }

    /** @throws BindgenException if there is none */
    public int at(int index) {
        Integer function = functions.get(index);
        if (function == null) {
            throw new BindgenException("the module describes a closure by entry " + index
                    + " of its table, which has no function there");
        }
        return function;
    }
}

package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.ir.Edges;
import dev.wasm2jar.compiler.ir.IrModule;
import dev.wasm2jar.compiler.ir.MemoryGrowth;
import dev.wasm2jar.compiler.ir.MemoryGrowth.TableCall;
import dev.wasm2jar.compiler.ir.Signature;
import dev.wasm2jar.compiler.wasm.ControlOpcode;
import dev.wasm2jar.compiler.wasm.Instruction;
import dev.wasm2jar.compiler.wasm.MemoryOpcode;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what {@linkplain MemoryGrowth makes memories grow}: the functions with a {@code memory.grow}, those that lead out of
 * the module (the host may do anything, and call back), and what calls one of these. The nodes of the graph are the functions
 * and the calls through tables; a table that may change leads anywhere. Bodies need not be valid yet: what does not exist is
 * left for validation to complain about.
 */
final class GrowthGraph {

    private final ModuleContext module;
    private final int functions;
    private final Map<TableCall, Integer> tableNodes = new LinkedHashMap<>();
    private final BitSet growing = new BitSet();
    /** From each node to those that call it. */
    private final Edges callers = new Edges();

    GrowthGraph(ModuleContext module, int importedFunctions) {
        this.module = module;
        this.functions = module.functionTypes().size();
        growing.set(0, importedFunctions);
    }

    /** Takes notice of the next instruction of a function. */
    void accept(int function, Instruction instruction) {
        if (instruction.opcode() instanceof ControlOpcode opcode) {
            switch (opcode) {
                case CALL, RETURN_CALL -> {
                    int callee = ((Instruction.Index) instruction).index();
                    if (callee >= 0 && callee < functions) {
                        callers.add(callee, function);
                    }
                }
                case CALL_INDIRECT, RETURN_CALL_INDIRECT -> throughTable(function, (Instruction.IndexPair) instruction);
                case CALL_REF, RETURN_CALL_REF -> growing.set(function);
                default -> {}
            }
        } else if (instruction.opcode() == MemoryOpcode.MEMORY_GROW) {
            growing.set(function);
        }
    }

    private void throughTable(int function, Instruction.IndexPair call) {
        int type = call.second();
        if (type >= 0 && type < module.signatures().size() && module.signatures().get(type) != null) {
            var node = new TableCall(call.first(), module.signatures().get(type).text());
            callers.add(tableNodes.computeIfAbsent(node, key -> functions + tableNodes.size()), function);
        }
    }

    /** What has been found, once all instructions have been seen. */
    MemoryGrowth finish(List<IrModule.Table> tables) {
        tableNodes.forEach((call, node) -> {
            if (call.table() >= tables.size() || tables.get(call.table()).fixed().isEmpty()) {
                growing.set(node);
            }
        });
        for (int i = 0; i < tables.size(); i++) {
            int table = i;
            tables.get(i).fixed().ifPresent(elements ->
                    new HashSet<>(elements).forEach(function -> connect(table, function)));
        }
        spread();
        return result();
    }

    private void connect(int table, int function) {
        if (function != IrModule.Table.NO_FUNCTION) {
            Signature type = module.functionSignature(function);
            connect(new TableCall(table, type.text()), function);
            type.supertypes().forEach(supertype -> connect(new TableCall(table, supertype), function));
        }
    }

    private void connect(TableCall call, int function) {
        Integer node = tableNodes.get(call);
        if (node != null) {
            callers.add(function, node);
        }
    }

    private void spread() {
        var pending = new ArrayDeque<Integer>();
        growing.stream().forEach(pending::add);
        while (!pending.isEmpty()) {
            for (int edge = callers.first(pending.remove()); edge != Edges.NONE; edge = callers.next(edge)) {
                int caller = callers.target(edge);
                if (!growing.get(caller)) {
                    growing.set(caller);
                    pending.add(caller);
                }
            }
        }
    }

    private MemoryGrowth result() {
        Set<TableCall> tableCalls = new HashSet<>();
        tableNodes.forEach((call, node) -> {
            if (growing.get(node)) {
                tableCalls.add(call);
            }
        });
        return new MemoryGrowth(growing.get(0, functions), tableCalls);
    }
}

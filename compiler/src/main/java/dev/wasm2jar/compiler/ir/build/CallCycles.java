package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.ir.InterruptChecks;
import dev.wasm2jar.compiler.ir.IrModule;
import dev.wasm2jar.compiler.ir.Signature;
import dev.wasm2jar.compiler.wasm.CanonicalTypes;
import dev.wasm2jar.compiler.wasm.ControlOpcode;
import dev.wasm2jar.compiler.wasm.IndexSpaces;
import dev.wasm2jar.compiler.wasm.Instruction;
import dev.wasm2jar.compiler.wasm.InstructionReader;
import dev.wasm2jar.compiler.wasm.Module;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds functions such that every cycle of calls leads through one of them: those that a depth-first search of the call
 * graph comes back to while it is still in them.
 *
 * <p>The nodes are the functions and the types of calls by reference; a type leads to all functions that such a call may
 * reach. A type can't check, so if the search comes back to one, the caller does it. Calls by way of the host or of another
 * instance come in through an export, which checks by itself. Bodies need not be valid yet: what does not exist is left for
 * validation to complain about.
 */
public final class CallCycles {

    private final Module module;
    private final IrModule declarations;
    private final CanonicalTypes canonical;
    private final int functions;
    private final Map<String, Integer> typeNodes = new HashMap<>();
    private final List<Set<Integer>> edges = new ArrayList<>();

    private CallCycles(Module module, IrModule declarations) {
        this.module = module;
        this.declarations = declarations;
        this.canonical = CanonicalTypes.of(module);
        this.functions = declarations.functions().size();
        for (int i = 0; i < functions; i++) {
            edges.add(Set.of());
        }
    }

    /** @param declarations of the same module */
    public static InterruptChecks find(Module module, IrModule declarations) {
        var graph = new CallCycles(module, declarations);
        graph.scanBodies();
        graph.connectTypes();
        return new InterruptChecks(graph.search());
    }

    private void scanBodies() {
        int imported = IndexSpaces.of(module).importedFunctions();
        for (int i = 0; i < module.bodies().size(); i++) {
            scan(imported + i, module.bodies().get(i).instructions());
        }
    }

    private void scan(int function, InstructionReader reader) {
        while (reader.hasNext()) {
            Instruction instruction = reader.next();
            if (instruction.opcode() instanceof ControlOpcode opcode) {
                switch (opcode) {
                    case CALL, RETURN_CALL -> direct(function, ((Instruction.Index) instruction).index());
                    case CALL_REF, RETURN_CALL_REF -> byReference(function, ((Instruction.Index) instruction).index());
                    case CALL_INDIRECT, RETURN_CALL_INDIRECT ->
                            byReference(function, ((Instruction.IndexPair) instruction).second());
                    default -> {}
                }
            }
        }
    }

    private void direct(int caller, int callee) {
        if (Integer.compareUnsigned(callee, functions) < 0) {
            connect(caller, callee);
        }
    }

    private void byReference(int caller, int typeIndex) {
        if (Integer.compareUnsigned(typeIndex, module.types().size()) < 0) {
            connect(caller, typeNodes.computeIfAbsent(canonical.text(typeIndex), text -> {
                edges.add(Set.of());
                return edges.size() - 1;
            }));
        }
    }

    private void connectTypes() {
        for (int function : declarations.referenced()) {
            Signature type = declarations.functions().get(function).signature();
            connectType(type.text(), function);
            type.supertypes().forEach(supertype -> connectType(supertype, function));
        }
    }

    private void connectType(String type, int function) {
        Integer node = typeNodes.get(type);
        if (node != null) {
            connect(node, function);
        }
    }

    private void connect(int from, int to) {
        Set<Integer> targets = edges.get(from);
        if (targets.isEmpty()) {
            targets = new TreeSet<>();
            edges.set(from, targets);
        }
        targets.add(to);
    }

    /** With a stack of its own: chains of calls may be as long as the module has functions. */
    private Set<Integer> search() {
        Set<Integer> found = new HashSet<>();
        var path = new ArrayDeque<Integer>();
        var rest = new ArrayDeque<Iterator<Integer>>();
        var begun = new boolean[edges.size()];
        var ended = new boolean[edges.size()];
        for (int root = 0; root < begun.length; root++) {
            int next = root;
            while (true) {
                if (!begun[next]) {
                    begun[next] = true;
                    path.push(next);
                    rest.push(edges.get(next).iterator());
                } else if (!ended[next]) {
                    found.add(next < functions ? next : path.element());
                }
                while (!path.isEmpty() && !rest.element().hasNext()) {
                    ended[path.pop()] = true;
                    rest.pop();
                }
                if (path.isEmpty()) {
                    break;
                }
                next = rest.element().next();
            }
        }
        return found;
    }
}

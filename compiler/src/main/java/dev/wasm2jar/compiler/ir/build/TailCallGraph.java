package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.ir.Signature;
import dev.wasm2jar.compiler.ir.TailCalls;
import dev.wasm2jar.compiler.wasm.ControlOpcode;
import dev.wasm2jar.compiler.wasm.Instruction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the {@linkplain TailCalls cycles} of a module's tail calls: the strongly connected components of the graph whose
 * nodes are the functions and the signatures of calls by reference. A signature leads to all functions that such a call
 * may reach. Bodies need not be valid yet: what does not exist is left for validation to complain about.
 */
final class TailCallGraph {

    private final ModuleContext module;
    private final int importedFunctions;
    private final int functions;
    private final Map<String, Integer> signatureNodes = new HashMap<>();
    private final List<Signature> signatures = new ArrayList<>();
    private final List<Set<Integer>> edges = new ArrayList<>();
    private boolean empty = true;

    TailCallGraph(ModuleContext module, int importedFunctions) {
        this.module = module;
        this.importedFunctions = importedFunctions;
        this.functions = module.functionTypes().size();
        for (int i = 0; i < functions; i++) {
            edges.add(null);
        }
    }

    /** Takes notice of the next instruction of a function. */
    void accept(int function, Instruction instruction) {
        if (instruction.opcode() instanceof ControlOpcode opcode) {
            switch (opcode) {
                case RETURN_CALL -> direct(function, ((Instruction.Index) instruction).index());
                case RETURN_CALL_REF -> byReference(function, ((Instruction.Index) instruction).index());
                case RETURN_CALL_INDIRECT -> byReference(function, ((Instruction.IndexPair) instruction).second());
                default -> {}
            }
        }
    }

    /**
     * What has been found, once all instructions have been seen.
     *
     * @param referenced the functions that can be called by reference
     */
    TailCalls finish(Set<Integer> referenced) {
        if (empty) {
            return TailCalls.NONE;
        }
        connectSignatures(referenced);
        return cycles();
    }

    private Set<Integer> edges(int node) {
        empty = false;
        Set<Integer> targets = edges.get(node);
        if (targets == null) {
            targets = new TreeSet<>();
            edges.set(node, targets);
        }
        return targets;
    }

    private void direct(int caller, int callee) {
        // A call of the caller itself becomes a loop, an imported function is outside of the graph.
        if (callee != caller && callee >= importedFunctions && callee < functions) {
            edges(caller).add(callee);
        }
    }

    private void byReference(int caller, int typeIndex) {
        if (Integer.compareUnsigned(typeIndex, module.signatures().size()) < 0
                && module.signatures().get(typeIndex) != null) {
            Signature signature = module.signatures().get(typeIndex);
            edges(caller).add(signatureNodes.computeIfAbsent(signature.text(), text -> {
                signatures.add(signature);
                edges.add(null);
                return edges.size() - 1;
            }));
        }
    }

    private void connectSignatures(Set<Integer> referenced) {
        for (int function : referenced) {
            if (Integer.compareUnsigned(function, functions) >= 0) {
                continue;
            }
            Signature type = module.functionSignature(function);
            connect(type.text(), function);
            type.supertypes().forEach(supertype -> connect(supertype, function));
        }
    }

    private void connect(String signature, int function) {
        Integer node = signatureNodes.get(signature);
        if (node != null) {
            edges(node).add(function);
        }
    }

    private TailCalls cycles() {
        int[] components = new Components().numbers;
        Map<Integer, List<Integer>> nodesByComponent = new HashMap<>();
        for (int node = 0; node < components.length; node++) {
            if (edges.get(node) != null) {
                nodesByComponent.computeIfAbsent(components[node], key -> new ArrayList<>()).add(node);
            }
        }
        var cycles = new ArrayList<TailCalls.Cycle>();
        Map<Integer, Integer> ofFunction = new HashMap<>();
        Map<String, Integer> ofSignature = new HashMap<>();
        nodesByComponent.values().stream().filter(nodes -> nodes.size() > 1).forEach(nodes -> {
            var members = new ArrayList<Integer>();
            var targets = new TreeSet<Integer>();
            for (int node : nodes) {
                if (node < functions) {
                    members.add(node);
                    targets.add(node);
                    ofFunction.put(node, cycles.size());
                } else {
                    targets.addAll(edges.get(node));
                    ofSignature.put(signatures.get(node - functions).text(), cycles.size());
                }
            }
            cycles.add(new TailCalls.Cycle(members, List.copyOf(targets)));
        });
        return new TailCalls(cycles, ofFunction, ofSignature);
    }

    /** Tarjan's algorithm, with a stack of its own: chains may be as long as the module has functions. */
    private final class Components {

        private static final int UNSEEN = -1;

        final int[] numbers = new int[edges.size()];
        private final int[] order = new int[edges.size()];
        private final int[] low = new int[edges.size()];
        private final int[][] successors = new int[edges.size()][];
        private final int[] next = new int[edges.size()];
        private final int[] path = new int[edges.size()];
        private final int[] open = new int[edges.size()];
        private int pathLength;
        private int openCount;
        private int visited;
        private int components;

        Components() {
            Arrays.fill(numbers, UNSEEN);
            Arrays.fill(order, UNSEEN);
            for (int node = 0; node < order.length; node++) {
                if (order[node] == UNSEEN) {
                    visit(node);
                }
            }
        }

        private void visit(int root) {
            enter(root);
            while (pathLength > 0) {
                int node = path[pathLength - 1];
                if (next[node] < successors[node].length) {
                    int successor = successors[node][next[node]++];
                    if (order[successor] == UNSEEN) {
                        enter(successor);
                    } else if (numbers[successor] == UNSEEN) {
                        low[node] = Math.min(low[node], order[successor]);
                    }
                } else {
                    leave(node);
                }
            }
        }

        private void enter(int node) {
            order[node] = visited;
            low[node] = visited++;
            Set<Integer> targets = edges.get(node);
            successors[node] = targets == null
                    ? new int[0]
                    : targets.stream().mapToInt(Integer::intValue).toArray();
            path[pathLength++] = node;
            open[openCount++] = node;
        }

        private void leave(int node) {
            pathLength--;
            if (pathLength > 0) {
                int before = path[pathLength - 1];
                low[before] = Math.min(low[before], low[node]);
            }
            if (low[node] == order[node]) {
                int member;
                do {
                    member = open[--openCount];
                    numbers[member] = components;
                } while (member != node);
                components++;
            }
        }
    }
}

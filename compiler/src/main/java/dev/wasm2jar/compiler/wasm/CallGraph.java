package dev.wasm2jar.compiler.wasm;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/** Which functions a module's functions mention: those they call directly, and those they take references to. */
public final class CallGraph {

    private final int imported;
    private final BitSet[] mentioned;

    private CallGraph(Module module) {
        this.imported = IndexSpaces.of(module).importedFunctions();
        this.mentioned = new BitSet[module.bodies().size()];
        for (int i = 0; i < mentioned.length; i++) {
            mentioned[i] = scan(module.bodies().get(i));
        }
    }

    /** @throws ModuleException if a body is malformed */
    public static CallGraph of(Module module) {
        return new CallGraph(module);
    }

    private static BitSet scan(FunctionBody body) {
        var found = new BitSet();
        InstructionReader instructions = body.instructions();
        while (instructions.hasNext()) {
            Instruction instruction = instructions.next();
            if (namesFunction(instruction)) {
                found.set(((Instruction.Index) instruction).index());
            }
        }
        return found;
    }

    /** Whether the immediate of an instruction is a function index. */
    static boolean namesFunction(Instruction instruction) {
        Opcode opcode = instruction.opcode();
        return opcode == ControlOpcode.CALL || opcode == ControlOpcode.RETURN_CALL
                || opcode == ReferenceOpcode.REF_FUNC;
    }

    /** The functions that a function mentions; none for an imported one. */
    public BitSet mentionedBy(int function) {
        return function < imported ? new BitSet() : (BitSet) mentioned[function - imported].clone();
    }

    /** The functions that exports, the start function, segments, globals and tables of a module mention. */
    public static BitSet roots(Module module) {
        BitSet roots = DeclaredFunctions.of(module);
        module.start().ifPresent(roots::set);
        return roots;
    }

    /** Functions, and those that they lead to by any number of calls. */
    public BitSet reachableFrom(BitSet roots) {
        return reachableFrom(roots, new BitSet());
    }

    /**
     * Functions, and those that they lead to by any number of calls.
     *
     * @param leaves functions that do not count as leading anywhere
     */
    public BitSet reachableFrom(BitSet roots, BitSet leaves) {
        var reached = new BitSet();
        Deque<Integer> open = new ArrayDeque<>();
        roots.stream().forEach(open::add);
        while (!open.isEmpty()) {
            int function = open.remove();
            if (!reached.get(function)) {
                reached.set(function);
                if (function >= imported && !leaves.get(function)) {
                    mentioned[function - imported].stream().forEach(open::add);
                }
            }
        }
        return reached;
    }

    /** The functions that lead to one of some functions by any number of calls, and these themselves. */
    public BitSet leadingTo(BitSet targets) {
        var leading = (BitSet) targets.clone();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < mentioned.length; i++) {
                if (!leading.get(imported + i) && mentioned[i].intersects(leading)) {
                    leading.set(imported + i);
                    changed = true;
                }
            }
        }
        return leading;
    }
}

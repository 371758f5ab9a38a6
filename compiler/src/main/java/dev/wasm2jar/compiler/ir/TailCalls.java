package dev.wasm2jar.compiler.ir;

import java.util.List;
import java.util.Map;

/**
 * The tail calls of a module that must not be made as plain calls because they could pile up frames without limit.
 *
 * <p>A chain of tail calls can only become longer than the module has functions if it comes back to where it has been. So
 * only the calls within a cycle matter; those that lead from one cycle to another, or to a function that makes none, add
 * a bounded number of frames. That leaves nearly all tail calls of compiled code plain.
 *
 * @param cycles by their numbers
 * @param cycleOfFunction number of the cycle, by function index, of functions that belong to one
 * @param cycleOfSignature number of the cycle, by text of the signature, for calls by reference
 */
public record TailCalls(
        List<Cycle> cycles, Map<Integer, Integer> cycleOfFunction, Map<String, Integer> cycleOfSignature) {

    /** No such tail calls. */
    public static final TailCalls NONE = new TailCalls(List.of(), Map.of(), Map.of());

    public TailCalls {
        cycles = List.copyOf(cycles);
        cycleOfFunction = Map.copyOf(cycleOfFunction);
        cycleOfSignature = Map.copyOf(cycleOfSignature);
    }

    /**
     * Functions of which each may come back to itself by tail calls by way of every other.
     *
     * @param members the functions, ascending; all yield the same results
     * @param targets the members and other functions that the members' calls by reference may reach, ascending
     */
    public record Cycle(List<Integer> members, List<Integer> targets) {

        public Cycle {
            members = List.copyOf(members);
            targets = List.copyOf(targets);
        }
    }

    /** Whether a function leaves tail calls to its callers. */
    public boolean hasCycle(int function) {
        return cycleOfFunction.containsKey(function);
    }

    /** Whether a tail call stays in a cycle of several functions. */
    public boolean isCyclic(int caller, int callee) {
        Integer cycle = cycleOfFunction.get(caller);
        return cycle != null && cycle.equals(cycleOfFunction.get(callee));
    }

    /** Whether a tail call through a reference may stay in a cycle. */
    public boolean isCyclic(int caller, Signature callee) {
        Integer cycle = cycleOfFunction.get(caller);
        return cycle != null && cycle.equals(cycleOfSignature.get(callee.text()));
    }
}

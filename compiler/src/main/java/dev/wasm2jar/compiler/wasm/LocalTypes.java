package dev.wasm2jar.compiler.wasm;

import java.util.Arrays;
import java.util.List;

/** The locals of a function and which of those without default value have been set (spec 3.1.5 and appendix). */
final class LocalTypes {

    static final LocalTypes NONE = new LocalTypes(List.of(), List.of());

    private final ValueType[] types;
    private final boolean[] initialized;
    /** Locals in the order in which they were set, to undo it at the end of a block. */
    private int[] assigned = new int[0];
    private int assignedCount;

    LocalTypes(List<ValueType> parameters, List<FunctionBody.LocalRun> locals) {
        int count = parameters.size();
        for (FunctionBody.LocalRun run : locals) {
            count += run.count();
        }
        types = new ValueType[count];
        initialized = new boolean[count];
        int next = 0;
        for (ValueType parameter : parameters) {
            initialized[next] = true;
            types[next++] = parameter;
        }
        for (FunctionBody.LocalRun run : locals) {
            Arrays.fill(types, next, next + run.count(), run.type());
            Arrays.fill(initialized, next, next + run.count(), run.type().defaultable());
            next += run.count();
        }
    }

    /** The type of a local; null when there is none. */
    ValueType type(int index) {
        return Integer.compareUnsigned(index, types.length) < 0 ? types[index] : null;
    }

    boolean isInitialized(int index) {
        return initialized[index];
    }

    void initialize(int index) {
        if (initialized[index]) {
            return;
        }
        initialized[index] = true;
        if (assignedCount == assigned.length) {
            assigned = Arrays.copyOf(assigned, Math.max(8, assignedCount * 2));
        }
        assigned[assignedCount++] = index;
    }

    /** The present state, to return to. */
    int mark() {
        return assignedCount;
    }

    void reset(int mark) {
        while (assignedCount > mark) {
            initialized[assigned[--assignedCount]] = false;
        }
    }
}

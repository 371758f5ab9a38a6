package dev.wasm2jar.testsuite.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Loops over memory as LLVM makes them: they count addresses up or down and test a counter at their end. Those that random
 * code makes do not look like that, and the compiler gives these another form.
 */
final class LoopCode {

    private static final int[] STEPS = {1, 1, 2, 3, 4, 8, 12, 16};
    /** Loads from i32.load on, which leave an i32, and stores: opcode. */
    private static final int[] LOADS = {0x28, 0x2c, 0x2d, 0x2e, 0x2f};
    private static final int[] STORES = {0x36, 0x3a, 0x3b};

    private static final int NOT_EQUAL = 0x47;
    private static final int LESS = 0x48;
    private static final int LESS_UNSIGNED = 0x49;
    private static final int GREATER = 0x4a;

    private final CodeGenerator code;
    private final int memory;
    private final int to;
    private final int from;
    private final int counter;
    private final int limit;
    private final int sum;

    private LoopCode(CodeGenerator code, int memory) {
        this.code = code;
        this.memory = memory;
        to = code.function.addLocal(Type.I32);
        from = code.function.addLocal(Type.I32);
        counter = code.function.addLocal(Type.I32);
        limit = code.function.addLocal(Type.I32);
        sum = code.function.addLocal(Type.I32);
    }

    /** Null if there is no memory with addresses of 32 bits. */
    static Node statement(CodeGenerator code, int depth) {
        List<Integer> memories = new ArrayList<>();
        for (int i = 0; i < code.module.memories.size(); i++) {
            if (!code.module.memories.get(i).wide()) {
                memories.add(i);
            }
        }
        if (memories.isEmpty() || code.function.localCount() > 200) {
            return null;
        }
        int memory = code.pick(memories);
        List<Node> operands = List.of(
                code.numbers().address(memory, depth), code.numbers().address(memory, depth), code.value(Type.I32, depth));
        return Node.plain(new LoopCode(code, memory).loop(), operands, List.of());
    }

    /** Takes both addresses and what decides the number of iterations, of which there are at most 64. */
    private Out loop() {
        int relation = code.pick(List.of(NOT_EQUAL, NOT_EQUAL, LESS, LESS_UNSIGNED, GREATER));
        boolean down = relation == GREATER || relation == NOT_EQUAL && code.chance(0.4);
        int step = step() * (down ? -1 : 1);
        int start = code.pick(List.of(0, 0, 100_000, -100_000, Integer.MAX_VALUE / 2));
        if (relation == LESS_UNSIGNED) {
            start = start & Integer.MAX_VALUE;
        }
        var out = new Out();
        out.bytes(0x41).signed(63).bytes(0x71, 0x41, 1, 0x6a, 0x41).signed(step).bytes(0x6c, 0x41).signed(start)
                .bytes(0x6a);
        if (relation != NOT_EQUAL) {
            out.bytes(0x41).signed(code.random.nextInt(4)).bytes(0x6a);
        }
        set(out, limit);
        set(out, from);
        set(out, to);
        out.bytes(0x41).signed(start);
        set(out, counter);
        out.bytes(0x02, 0x40, 0x03, 0x40);
        List<Runnable> body = new ArrayList<>(List.of(
                () -> copy(out), () -> add(out), () -> count(out, to), () -> count(out, from)));
        if (code.chance(0.3)) {
            body.add(() -> leave(out));
        }
        Collections.shuffle(body, code.random);
        body.forEach(Runnable::run);
        get(out, counter).bytes(0x41).signed(step).bytes(0x6a, 0x22).unsigned(counter);
        get(out, limit).bytes(relation, 0x0d, 0, 0x0b, 0x0b);
        return out;
    }

    private int step() {
        return STEPS[code.random.nextInt(STEPS.length)];
    }

    private void copy(Out out) {
        get(out, to);
        access(get(out, from), LOADS[code.random.nextInt(LOADS.length)]);
        get(out, counter).bytes(code.pick(List.of(0x6a, 0x6b, 0x73)));
        access(out, STORES[code.random.nextInt(STORES.length)]);
    }

    private void add(Out out) {
        get(out, sum);
        access(get(out, code.chance(0.5) ? to : from), LOADS[code.random.nextInt(LOADS.length)]);
        set(out.bytes(0x6a), sum);
    }

    private void count(Out out, int address) {
        int step = code.chance(0.2) ? -step() : step();
        set(get(out, address).bytes(0x41).signed(step).bytes(0x6a), address);
    }

    private void leave(Out out) {
        access(get(out, from), 0x2d);
        out.bytes(0x41).signed(code.random.nextInt(128)).bytes(0x46, 0x0d, 1);
    }

    private void access(Out out, int opcode) {
        out.bytes(opcode);
        if (memory == 0) {
            out.unsigned(0);
        } else {
            out.unsigned(0x40).unsigned(memory);
        }
        out.unsigned(code.chance(0.7) ? 0 : code.random.nextInt(64));
    }

    private static Out get(Out out, int local) {
        return out.bytes(0x20).unsigned(local);
    }

    private static void set(Out out, int local) {
        out.bytes(0x21).unsigned(local);
    }
}

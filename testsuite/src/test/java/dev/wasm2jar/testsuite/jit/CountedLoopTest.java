package dev.wasm2jar.testsuite.jit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasm2jar.runtime.FuncRef;
import dev.wasm2jar.runtime.Imports;
import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.runtime.Memory;
import dev.wasm2jar.runtime.Trap;
import dev.wasm2jar.testsuite.Modules;
import dev.wasm2jar.testsuite.binary.FunctionBuilder;
import dev.wasm2jar.testsuite.binary.ModuleBuilder;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Loops that the compiler gives another form so that HotSpot counts them: they must stop where they did, at every corner
 * of the 32-bit numbers, and leave the same locals and the same memory.
 */
class CountedLoopTest {

    private static final int CASES = 150;

    /** How the loop compares: opcode, and what it means. */
    private enum Relation {
        NOT_EQUAL(0x47),
        LESS(0x48),
        LESS_UNSIGNED(0x49),
        GREATER(0x4a);

        final int opcode;

        Relation(int opcode) {
            this.opcode = opcode;
        }

        boolean holds(int left, int right) {
            return switch (this) {
                case NOT_EQUAL -> left != right;
                case LESS -> left < right;
                case LESS_UNSIGNED -> Integer.compareUnsigned(left, right) < 0;
                case GREATER -> left > right;
            };
        }
    }

    /**
     * {@code (i, limit, to, from) -> (i << 32 | to)}: do { byte[to] = byte[from] + i; to += toStep; from += fromStep;
     * i += step; } while (i relation limit), which leaves the loop early when the byte is 77.
     */
    private static byte[] module(Relation relation, int step, int toStep, int fromStep) {
        var module = new ModuleBuilder().memory(1).exportMemory("memory", 0);
        FunctionBuilder code = module.exported("run", "iiii", "l");
        code.block().loop();
        code.get(2).get(3).memory(0x2d, 0, 3).get(0).op(0x6a).memory(0x3a, 0, 0);
        code.get(2).memory(0x2d, 0, 0).i32(77).op(0x46).branchIf(1);
        code.get(2).i32(toStep).op(0x6a).set(2);
        code.get(3).i32(fromStep).op(0x6a).set(3);
        code.get(0).i32(step).op(0x6a).index(0x22, 0).get(1).op(relation.opcode).branchIf(0);
        code.end().end();
        code.get(0).op(0xac).i64(32).op(0x86).get(2).op(0xad, 0x84);
        return module.toBytes();
    }

    private record Outcome(long value, boolean traps, byte[] memory) {}

    private static Outcome expected(
            Relation relation, int step, int toStep, int fromStep, int start, int limit, int toStart, int fromStart) {
        byte[] memory = new byte[Memory.PAGE_SIZE];
        int i = start;
        int to = toStart;
        int from = fromStart;
        do {
            long source = Integer.toUnsignedLong(from) + 3;
            if (source >= memory.length || Integer.compareUnsigned(to, memory.length) >= 0) {
                return new Outcome(0, true, memory);
            }
            memory[to] = (byte) (memory[(int) source] + i);
            if (memory[to] == 77) {
                break;
            }
            to += toStep;
            from += fromStep;
            i += step;
        } while (relation.holds(i, limit));
        return new Outcome((long) i << 32 | Integer.toUnsignedLong(to), false, memory);
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_EQUAL, 2, 16, 16", "NOT_EQUAL, 1, 1, 1", "NOT_EQUAL, -4, 8, -8", "NOT_EQUAL, 12, 12, 1",
        "NOT_EQUAL, -1, -1, 4", "LESS, 1, 8, 1", "LESS, 3, 3, 0", "LESS, 65535, 1, 2", "LESS_UNSIGNED, 1, 4, 4",
        "LESS_UNSIGNED, 5, 4, 2", "GREATER, -1, 1, -1", "GREATER, -6, 8, 16"
    })
    void stopsWhereItDid(Relation relation, int step, int toStep, int fromStep) {
        Class<?> type = Modules.load(module(relation, step, toStep, fromStep), "loops");
        Random random = new Random(step);
        for (int number = 0; number < CASES; number++) {
            int start = corner(random);
            int limit = random.nextInt(3) == 0 ? corner(random) : start + step * random.nextInt(200);
            int to = random.nextInt(40) == 0 ? random.nextInt() : random.nextInt(Memory.PAGE_SIZE);
            int from = random.nextInt(40) == 0 ? random.nextInt() : random.nextInt(Memory.PAGE_SIZE);
            Outcome expected = expected(relation, step, toStep, fromStep, start, limit, to, from);

            Instance instance = Modules.instantiate(type, new Imports());
            FuncRef run = instance.function("run");
            String where = "from " + start + " to " + limit + ", addresses " + to + " and " + from;
            boolean traps = false;
            try {
                Object[] results = run.call(start, limit, to, from);
                assertEquals(expected.value(), results[0], where);
            } catch (Trap trap) {
                traps = true;
            }
            assertEquals(expected.traps(), traps, where);
            byte[] memory = new byte[Memory.PAGE_SIZE];
            ((Memory) instance.export("memory")).read(0, memory, 0, memory.length);
            assertArrayEquals(expected.memory(), memory, where);
        }
    }

    private static int corner(Random random) {
        int[] corners = {0, Integer.MIN_VALUE, Integer.MAX_VALUE, -1};
        return corners[random.nextInt(corners.length)] + random.nextInt(300) - 150;
    }
}

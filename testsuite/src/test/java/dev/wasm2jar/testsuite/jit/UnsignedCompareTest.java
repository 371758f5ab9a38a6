package dev.wasm2jar.testsuite.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasm2jar.runtime.FuncRef;
import dev.wasm2jar.runtime.Imports;
import dev.wasm2jar.testsuite.Modules;
import dev.wasm2jar.testsuite.binary.FunctionBuilder;
import dev.wasm2jar.testsuite.binary.ModuleBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Unsigned comparisons in hot functions of all sizes: of constants, for some of which the emitted code is shorter, and of
 * variables. C2 has folded chains of comparisons wrongly (JDK-8376400): users saw it in large modules only.
 */
class UnsignedCompareTest {

    private static final int ROUNDS = 300;
    private static final int CALLS = 40;

    /** How the result of a comparison is used. */
    private enum Use {
        /** It decides an {@code if}. */
        CONDITION,
        /** It is added to the sum as a number. */
        NUMBER,
        /** It is kept in a local, and the local decides an {@code if} later. */
        KEPT
    }

    /** What x is compared with. */
    private enum Other {
        CONSTANT,
        /** A constant that is the left operand. */
        CONSTANT_ON_THE_LEFT,
        /** The exclusive or of x and a constant, both of 64 bits for i64. */
        VARIABLE
    }

    private enum Relation {
        LESS(0x49, 0x54),
        GREATER(0x4b, 0x56),
        LESS_EQUAL(0x4d, 0x58),
        GREATER_EQUAL(0x4f, 0x5a);

        final int i32;
        final int i64;

        Relation(int i32, int i64) {
            this.i32 = i32;
            this.i64 = i64;
        }

        /** Of numbers that are not negative. */
        boolean holds(long left, long right) {
            return switch (this) {
                case LESS -> left < right;
                case GREATER -> left > right;
                case LESS_EQUAL -> left <= right;
                case GREATER_EQUAL -> left >= right;
            };
        }

        /** Of unsigned numbers: first by their upper, then by their lower halves. */
        boolean holdsUnsigned(long left, long right) {
            return left >>> 32 == right >>> 32
                    ? holds(left & 0xffff_ffffL, right & 0xffff_ffffL)
                    : holds(left >>> 32, right >>> 32);
        }
    }

    /**
     * @param wide whether it compares i64, which are {@code x << 32 | x}
     */
    private record Comparison(Relation relation, boolean wide, Other other, long constant, Use use) {

        boolean holds(int x) {
            long number = wide ? (long) x << 32 | x & 0xffff_ffffL : x & 0xffff_ffffL;
            long narrowed = wide ? constant : constant & 0xffff_ffffL;
            return switch (other) {
                case CONSTANT -> relation.holdsUnsigned(number, narrowed);
                case CONSTANT_ON_THE_LEFT -> relation.holdsUnsigned(narrowed, number);
                case VARIABLE -> relation.holdsUnsigned(number, number ^ narrowed);
            };
        }

        void append(FunctionBuilder code, int narrowLocal, int wideLocal) {
            int local = wide ? wideLocal : narrowLocal;
            switch (other) {
                case CONSTANT -> constant(code.get(local));
                case CONSTANT_ON_THE_LEFT -> constant(code).get(local);
                case VARIABLE -> constant(code.get(local).get(local)).op(wide ? 0x85 : 0x73);
            }
            code.op(wide ? relation.i64 : relation.i32);
        }

        private FunctionBuilder constant(FunctionBuilder code) {
            return wide ? code.i64(constant) : code.i32((int) constant);
        }
    }

    private static List<Comparison> comparisons(int count, Random random) {
        var result = new ArrayList<Comparison>();
        for (int i = 0; i < count; i++) {
            result.add(new Comparison(Relation.values()[random.nextInt(4)], random.nextInt(3) == 0,
                    Other.values()[random.nextInt(3)], constant(random), Use.values()[random.nextInt(3)]));
        }
        return result;
    }

    /** Any, a limit of a type, or a power of two and its neighbours. */
    private static long constant(Random random) {
        long[] limits = {0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, 0xffff_ffffL};
        return switch (random.nextInt(4)) {
            case 0 -> limits[random.nextInt(limits.length)];
            case 1 -> (1L << random.nextInt(Long.SIZE)) + random.nextInt(3) - 1;
            default -> random.nextLong();
        };
    }

    /** {@code (x, rounds) -> sum}: goes through all comparisons with a new x in every round. */
    private static byte[] module(List<Comparison> comparisons) {
        var module = new ModuleBuilder();
        FunctionBuilder code = module.exported("run", "ii", "i");
        int sum = code.local('i');
        int wide = code.local('l');
        int kept = code.local('i');
        code.loop();
        code.get(0).i32(1_664_525).op(0x6c).i32(1_013_904_223).op(0x6a).set(0);
        code.get(0).op(0xac).i64(32).op(0x86).get(0).op(0xad, 0x84).set(wide);
        for (int i = 0; i < comparisons.size(); i++) {
            Comparison comparison = comparisons.get(i);
            comparison.append(code, 0, wide);
            switch (comparison.use()) {
                case CONDITION -> addWhen(code, sum, i);
                case NUMBER -> code.get(sum).op(0x6a).set(sum);
                case KEPT -> {
                    code.set(kept).get(sum).i32(7).op(0x73).set(sum);
                    addWhen(code.get(kept), sum, i);
                }
            }
        }
        code.get(1).i32(1).op(0x6b).index(0x22, 1).branchIf(0).end();
        code.get(sum);
        return module.toBytes();
    }

    private static void addWhen(FunctionBuilder code, int sum, int number) {
        code.when().get(sum).i32(31).op(0x6c).i32(number).op(0x6a).set(sum).end();
    }

    private static int expected(List<Comparison> comparisons, int start) {
        int x = start;
        int sum = 0;
        for (int round = 0; round < ROUNDS; round++) {
            x = x * 1_664_525 + 1_013_904_223;
            for (int i = 0; i < comparisons.size(); i++) {
                Comparison comparison = comparisons.get(i);
                boolean holds = comparison.holds(x);
                switch (comparison.use()) {
                    case CONDITION -> sum = holds ? sum * 31 + i : sum;
                    case NUMBER -> sum += holds ? 1 : 0;
                    case KEPT -> {
                        sum ^= 7;
                        sum = holds ? sum * 31 + i : sum;
                    }
                }
            }
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 20", "3, 60", "4, 200", "5, 1000", "6, 4000"})
    void hotFunctionsCompareCorrectly(long seed, int count) {
        List<Comparison> comparisons = comparisons(count, new Random(seed));
        FuncRef run = Modules.instantiate(Modules.load(module(comparisons), "compare"), new Imports()).function("run");
        for (int call = 0; call < CALLS; call++) {
            int start = call * 0x9e37_79b9;
            assertEquals(expected(comparisons, start), run.call(start, ROUNDS)[0], "call " + call);
        }
    }
}

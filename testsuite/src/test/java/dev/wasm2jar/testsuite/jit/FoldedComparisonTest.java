package dev.wasm2jar.testsuite.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasm2jar.runtime.FuncRef;
import dev.wasm2jar.runtime.Imports;
import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.testsuite.JavaProcess;
import dev.wasm2jar.testsuite.JavaProcess.Result;
import dev.wasm2jar.testsuite.Modules;
import dev.wasm2jar.testsuite.binary.FunctionBuilder;
import dev.wasm2jar.testsuite.binary.ModuleBuilder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The shape that C2 gets wrong (JDK-8376400): a comparison that decides which constant an inlined function returns, a
 * branch on that constant, and another comparison of the same number, with neither branch taken until it is compiled.
 *
 * <p>JVMs with the bug also get the same program in Java wrong, and there is nothing that the compiler of the program can
 * do about it. On the others, ours must be right.
 */
class FoldedComparisonTest {

    private static final int WARM_UP = 200_000;
    private static final String JVM_IS_WRONG = "JVM is wrong";

    private enum Comparison {
        SIGNED(0x4e, 0x48) {
            @Override
            int twin(int x) {
                return runSigned(x);
            }

            @Override
            int decideTwin(int x, int limit) {
                return decideSigned(x, limit);
            }
        },
        UNSIGNED(0x4f, 0x49) {
            @Override
            int twin(int x) {
                return runUnsigned(x);
            }

            @Override
            int decideTwin(int x, int limit) {
                return decideUnsigned(x, limit);
            }
        };

        final int greaterEqual;
        final int less;

        Comparison(int greaterEqual, int less) {
            this.greaterEqual = greaterEqual;
            this.less = less;
        }

        /** What the export "run" does, in Java. */
        abstract int twin(int x);

        /** What the export "decide" does, in Java. */
        abstract int decideTwin(int x, int limit);

        /** Whether the JVM gets the Java program right once it is hot. */
        boolean twinIsRight() {
            for (int i = 0; i < WARM_UP; i++) {
                if (twin(12) != 0) {
                    return false;
                }
                decideTwin(16, 0);
            }
            return twin(0) == 2 && twin(20) == 1;
        }
    }

    static int runSigned(int x) {
        if (decideSigned(x, 16) != 0) {
            return 1;
        }
        if (x < 8) {
            return 2;
        }
        return loops();
    }

    static int decideSigned(int x, int limit) {
        if (x >= limit) {
            for (int i = 100; i != 0; i--) {
                // The optimization at fault needs a loop.
            }
            return 1;
        }
        return 0;
    }

    static int runUnsigned(int x) {
        if (decideUnsigned(x, 16) != 0) {
            return 1;
        }
        if ((x & -8) == 0) {
            return 2;
        }
        return loops();
    }

    static int decideUnsigned(int x, int limit) {
        if ((x & 0xffff_ffffL) >= (limit & 0xffff_ffffL)) {
            for (int i = 100; i != 0; i--) {
                // The optimization at fault needs a loop.
            }
            return 1;
        }
        return 0;
    }

    private static int loops() {
        for (int i = 10; i != 0; i--) {
            for (int j = 10; j != 0; j--) {
                // The optimization at fault needs a loop.
            }
        }
        return 0;
    }

    private static byte[] module(Comparison comparison) {
        var module = new ModuleBuilder();
        FunctionBuilder decide = module.exported("decide", "ii", "i");
        decide.get(0).get(1).op(comparison.greaterEqual).when();
        countDown(decide, decide.local('i'), 100, () -> {});
        decide.i32(1).op(0x0f).end().i32(0);

        FunctionBuilder run = module.exported("run", "i", "i");
        run.get(0).i32(16).call(0).when().i32(1).op(0x0f).end();
        run.get(0).i32(8).op(comparison.less).when().i32(2).op(0x0f).end();
        int inner = run.local('i');
        countDown(run, run.local('i'), 10, () -> countDown(run, inner, 10, () -> {}));
        run.i32(0);
        return module.toBytes();
    }

    private static void countDown(FunctionBuilder code, int local, int from, Runnable body) {
        code.i32(from).set(local).loop();
        body.run();
        code.get(local).i32(1).op(0x6b).index(0x22, local).branchIf(0).end();
    }

    @ParameterizedTest
    @EnumSource
    void comparisonsThatDecideConstantsAreNotMixedUp(Comparison comparison, @TempDir Path folder) throws Exception {
        // In a JVM of its own, with compilation in the foreground: what other tests have made hot, and when C2 gets to
        // the methods, decides whether it goes wrong.
        Result result = JavaProcess.java(Path.of(System.getProperty("java.home")), folder, new byte[0],
                List.of("-Xbatch", "-cp", System.getProperty("java.class.path"), FoldedComparisonTest.class.getName(),
                        comparison.name()));
        assertEquals("", result.stderr());
        Assumptions.assumeFalse(result.stdout().equals(JVM_IS_WRONG),
                "this JVM has JDK-8376400, also for programs in Java");
        assertEquals("2 1", result.stdout());
    }

    /** Prints what a hot module answers for 0 and 20, or that the JVM gets the same program in Java wrong. */
    public static void main(String[] arguments) {
        Comparison comparison = Comparison.valueOf(arguments[0]);
        if (!comparison.twinIsRight()) {
            System.out.print(JVM_IS_WRONG);
            return;
        }
        Instance instance = Modules.instantiate(Modules.load(module(comparison), "folded"), new Imports());
        FuncRef run = instance.function("run");
        FuncRef decide = instance.function("decide");
        for (int i = 0; i < WARM_UP; i++) {
            assertEquals(0, run.call(12)[0]);
            decide.call(16, 0);
        }
        System.out.print(run.call(0)[0] + " " + run.call(20)[0]);
    }
}

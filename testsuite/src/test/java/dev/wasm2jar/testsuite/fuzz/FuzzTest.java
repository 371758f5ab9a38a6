package dev.wasm2jar.testsuite.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.wasm2jar.testsuite.fuzz.CompiledObserver.Pieces;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/**
 * A few hundred random modules: against V8, or where it is missing against the compiler itself, once as usual and once
 * with all functions cut into small pieces that check for interruption. Never passes without a comparison.
 */
class FuzzTest {

    private static final long FIRST = Long.getLong("wasm2jar.fuzz.from", 1);
    private static final int COUNT = Integer.getInteger("wasm2jar.fuzz.count", 300);
    private static final long NANOSECONDS = 25_000_000_000L;

    @Test
    void observesTheSame() throws Exception {
        // Deep recursion in guests must not end in a stack overflow.
        var task = new FutureTask<>(() -> {
            compare();
            return null;
        });
        CompiledObserver.daemon(task, 1L << 30, "fuzz").start();
        task.get();
    }

    private static void compare() {
        Path node = V8Observer.find();
        List<String> differences = new ArrayList<>();
        int checked = 0;
        try (var usual = new CompiledObserver(Pieces.USUAL); var small = new CompiledObserver(Pieces.SMALL)) {
            if (node == null) {
                System.out.println("\n" + "*".repeat(100) + "\n*** THE ORACLE IS MISSING: no Node 26 for the fuzzer (see docs/fuzzing.md).\n"
                        + "*** Compares the compiler with itself only.\n" + "*".repeat(100) + "\n");
                checked = run(new Differential(usual, List.of(small)), differences);
            } else {
                try (var oracle = new V8Observer(node)) {
                    checked = run(new Differential(oracle, List.of(usual, small)), differences);
                }
            }
        }
        System.out.println("fuzzing: " + checked + " modules from seed " + FIRST + ", " + differences.size()
                + " differences, oracle: " + (node == null ? "none" : node));
        if (checked < 20) {
            fail("only " + checked + " modules could be compared");
        }
        assertEquals(List.of(), differences);
    }

    private static int run(Differential differential, List<String> differences) {
        long start = System.nanoTime();
        int checked = 0;
        while (checked < COUNT && (System.nanoTime() - start < NANOSECONDS || checked < 20)) {
            long seed = FIRST + checked++;
            String difference = differential.difference(ModuleGenerator.generate(seed));
            if (difference != null) {
                differences.add("seed " + seed + ": " + difference);
            }
        }
        return checked;
    }
}

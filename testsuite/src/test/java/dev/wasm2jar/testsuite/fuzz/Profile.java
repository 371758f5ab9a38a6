package dev.wasm2jar.testsuite.fuzz;

import java.util.Random;

/**
 * What a module is made of.
 *
 * @param budget nodes per function
 * @param statements per function, at most
 */
record Profile(
        boolean vectors,
        boolean exceptions,
        boolean tailCalls,
        boolean functionReferences,
        boolean heap,
        boolean wideMemories,
        boolean severalMemories,
        boolean atomics,
        boolean largeMemories,
        boolean wideFunctions,
        int budget,
        int statements,
        int fuel) {

    static Profile random(Random random) {
        boolean large = random.nextInt(8) == 0;
        boolean heap = random.nextInt(2) == 0;
        return new Profile(
                random.nextInt(5) < 3,
                random.nextInt(2) == 0,
                random.nextInt(2) == 0,
                heap || random.nextInt(3) == 0,
                heap,
                random.nextInt(3) == 0,
                random.nextInt(3) == 0,
                random.nextInt(4) == 0,
                random.nextInt(5) == 0,
                random.nextInt(15) == 0,
                large ? 2500 : 40 + random.nextInt(200),
                large ? 200 : 3 + random.nextInt(12),
                20 + random.nextInt(120));
    }
}

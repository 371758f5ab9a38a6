package dev.wasm2jar.testsuite.fuzz;

import dev.wasm2jar.compiler.ir.VectorTarget;
import dev.wasm2jar.testsuite.fuzz.CompiledObserver.Pieces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Compares many modules; see {@code docs/fuzzing.md}. */
public final class FuzzCampaign {

    private final Map<String, String> options = new HashMap<>();
    private final Map<String, Integer> kinds = new HashMap<>();
    private final Path folder;
    private final AtomicLong next;
    private final AtomicLong done = new AtomicLong();
    private final long end;
    private int differences;

    private FuzzCampaign(String[] arguments) throws IOException {
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        long from = Long.parseLong(options.getOrDefault("--from", "1"));
        next = new AtomicLong(from);
        end = from + Long.parseLong(options.getOrDefault("--count", "1000"));
        folder = Path.of(options.getOrDefault("--out", "fuzz-differences"));
        Files.createDirectories(folder);
    }

    /** Options: {@code --from SEED --count N --threads T --out FOLDER --simd scalar|vector}. */
    public static void main(String[] arguments) throws Exception {
        new FuzzCampaign(arguments).run();
    }

    private void run() throws InterruptedException {
        Path node = V8Observer.find();
        if (node == null) {
            throw new IllegalStateException("there is no oracle: see docs/fuzzing.md");
        }
        List<Thread> threads = new ArrayList<>();
        for (int i = Integer.parseInt(options.getOrDefault("--threads", "1")); i > 0; i--) {
            Thread thread = CompiledObserver.daemon(() -> work(node), 1L << 30, "fuzz");
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(done + " modules, " + differences + " differences of " + kinds.size() + " kinds");
        System.exit(differences == 0 ? 0 : 1);
    }

    private void work(Path node) {
        try (var oracle = new V8Observer(node);
                var usual = new CompiledObserver(Pieces.USUAL, vectors());
                var small = new CompiledObserver(Pieces.SMALL)) {
            var differential = new Differential(oracle, List.of(usual, small));
            for (long seed = next.getAndIncrement(); seed < end; seed = next.getAndIncrement()) {
                try {
                    check(seed, differential);
                } catch (RuntimeException | Error | IOException failure) {
                    System.out.println("seed " + seed + ": " + failure);
                    failure.printStackTrace(System.out);
                }
                if (done.incrementAndGet() % 200 == 0) {
                    System.out.println(done + " modules");
                }
            }
        }
    }

    /** {@code --simd vector}: functions that are not cut have the vectors of the Vector API. */
    private VectorTarget vectors() {
        return options.getOrDefault("--simd", "scalar").equals("vector") ? VectorTarget.VECTOR : VectorTarget.SCALAR;
    }

    private void check(long seed, Differential differential) throws IOException {
        GeneratedModule module = ModuleGenerator.generate(seed);
        String difference = differential.difference(module);
        if (difference == null) {
            return;
        }
        String kind = Differential.kind(difference);
        int count;
        synchronized (kinds) {
            differences++;
            count = kinds.merge(kind, 1, Integer::sum);
        }
        // The same failure of the compiler over and over is shrunk a few times only.
        if (count <= Integer.parseInt(options.getOrDefault("--shrink", "2")) || kind.equals("|") && count < 10) {
            difference = new Shrinker(module, differential, difference).shrink();
        }
        synchronized (kinds) {
            System.out.println("seed " + seed + ", " + module.toBytes().length + " bytes: " + first(difference));
        }
        RegressionFile.write(folder, "seed" + seed, Differential.subject(module), differential.oracle());
        Files.writeString(folder.resolve("seed" + seed + ".difference"), difference);
    }

    private static String first(String difference) {
        return difference.lines().limit(14).reduce("", (all, line) -> all + "\n    " + line);
    }
}

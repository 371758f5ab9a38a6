package dev.wasm2jar.benchmarks;

import dev.wasm2jar.compiler.Compiler;
import dev.wasm2jar.compiler.CompilerOptions;
import dev.wasm2jar.compiler.ir.VectorTarget;
import dev.wasm2jar.runtime.FuncRef;
import dev.wasm2jar.runtime.Instance;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;

/** The vector kernels of simd/kernels.wat, measured as kernels.c measures them. */
public final class Vectors {

    private Vectors() {}

    /** With {@code --simd=vector}, for the Vector API. */
    private static CompilerOptions options(String[] arguments) {
        CompilerOptions options = CompilerOptions.of("vectors", "wasm.Vectors");
        return List.of(arguments).contains("--simd=vector")
                ? options.withVectors(VectorTarget.VECTOR)
                : options;
    }

    public static void main(String[] arguments) throws Exception {
        Instance instance;
        try (InputStream resource = Vectors.class.getResourceAsStream("vectors.wasm")) {
            Class<?> type = Compiler.compile(resource.readAllBytes(), options(arguments))
                    .toClassLoader(Vectors.class.getClassLoader())
                    .loadClass("wasm.Vectors");
            instance = (Instance) type.getMethod("instantiate").invoke(null);
        }
        instance.function("prepare").call();
        FuncRef dot = instance.function("dot");
        FuncRef hash = instance.function("hash");
        double dots = Double.MAX_VALUE;
        double hashes = Double.MAX_VALUE;
        Object product = null;
        Object digest = null;
        for (int i = 0; i < 1000; i++) {
            long start = System.nanoTime();
            product = dot.call(200)[0];
            long middle = System.nanoTime();
            digest = hash.call(100)[0];
            long end = System.nanoTime();
            dots = Math.min(dots, middle - start);
            hashes = Math.min(hashes, end - middle);
        }
        System.out.printf(Locale.ROOT, "dot %.3f ns/vector (%s)  hash %.3f ns/vector (%s)%n", dots / (200 * 1024),
                product, hashes / (100 * 2048), Integer.toUnsignedString((Integer) digest));
    }
}

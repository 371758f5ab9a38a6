package dev.wasm2jar.benchmarks.compare;

import dev.wasm2jar.compiler.Compiler;
import dev.wasm2jar.compiler.CompilerOptions;
import dev.wasm2jar.compiler.host.WasiFunctions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A process that compiles a module some times, as a build that stays alive does. */
final class WarmCompilation {

    /** The last of them is taken. */
    static final int TIMES = 4;

    private WarmCompilation() {}

    /** How long the compiler takes once it is warm, on JDK 17 and all processors. */
    static double seconds(Setup setup, Path module) throws IOException {
        List<String> command = List.of(setup.engines().java17().toString(), CompileSection.HEAP,
                "-cp", System.getProperty("java.class.path"), WarmCompilation.class.getName(), module.toString());
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " exits with " + process.exitValue());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
        return Long.parseLong(printed.trim()) / 1e9;
    }

    /** @param arguments the module; the time is printed, in nanoseconds */
    public static void main(String[] arguments) throws IOException {
        byte[] binary = Files.readAllBytes(Path.of(arguments[0]));
        long taken = 0;
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            Compiler.compile(binary, CompilerOptions.of("module", "wasm.Module").withHost(new WasiFunctions()));
            taken = System.nanoTime() - start;
        }
        System.out.println(taken);
    }
}

package dev.wasm2jar.cli;

import dev.wasm2jar.compiler.jar.FunctionJar;
import dev.wasm2jar.compiler.jar.JarEntry;
import dev.wasm2jar.compiler.wasm.Module;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Figures about a compilation. */
record CompileStatistics(FunctionJar jar, List<JarEntry> entries) {

    void print(PrintWriter out, long compileNanos, long writeNanos) {
        Module module = jar.module().module();
        row(out, "wasm", module.binary().length, "bytes, " + module.bodies().size() + " functions");
        long code = jar.module().code().classes().values().stream().mapToLong(bytes -> bytes.length).sum();
        row(out, "classes", code, "bytes in " + jar.module().code().classes().size() + " classes");
        long resources = jar.module().code().resources().values().stream().mapToLong(bytes -> bytes.length).sum();
        row(out, "segments", resources, "bytes");
        List<JarEntry> runtime = entries.stream()
                .filter(entry -> entry.path().contains("/runtime/"))
                .toList();
        row(out, "runtime", runtime.stream().mapToLong(entry -> entry.bytes().length).sum(),
                "bytes in " + runtime.size() + " classes");
        row(out, "compiled in", compileNanos / 1_000_000, "ms");
        row(out, "written in", writeNanos / 1_000_000, "ms");
    }

    private static void row(PrintWriter out, String name, long figure, String unit) {
        out.printf(Locale.ROOT, "  %-12s %,12d %s%n", name, figure, unit);
    }
}

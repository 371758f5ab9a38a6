package dev.wasm2jar.compiler;

import dev.wasm2jar.compiler.ir.MemoryKind;
import dev.wasm2jar.compiler.ir.VectorTarget;
import dev.wasm2jar.compiler.jvm.HostFunctions;
import dev.wasm2jar.compiler.jvm.MissingImports;

/**
 * How to compile a module.
 *
 * @param moduleName what people call the module, e.g. its file name; stack traces show it
 * @param className binary name of the class of instances, e.g. {@code com.example.Function}
 * @param host the functions that compiled code calls directly for its imports
 * @param missingImports what becomes of other imported functions
 * @param memories which memories may become larger than 2 GiB
 * @param vectors what vectors become
 * @param interruption whether instances can be interrupted
 * @param debug what class files say of source files
 * @param threads how many functions are compiled at a time
 * @param progress is told how the compilation goes
 */
public record CompilerOptions(
        String moduleName,
        String className,
        HostFunctions host,
        MissingImports missingImports,
        MemoryKind.Policy memories,
        VectorTarget vectors,
        Interruption interruption,
        DebugInfo debug,
        int threads,
        Progress progress) {

    /** Told how many of the module's functions are compiled; called from any thread. */
    @FunctionalInterface
    public interface Progress {

        Progress NONE = (done, total) -> {};

        void functions(int done, int total);

        /**
         * Told of each method that a function became: one, or several if it was too large for one.
         *
         * @param function its index in the module
         * @param codeSize bytes of bytecode (JVMS 4.7.3, {@code code_length})
         */
        default void method(int function, String name, int codeSize) {}
    }

    /** No host functions, imports from the embedder, not to be interrupted, all processors. */
    public static CompilerOptions of(String moduleName, String className) {
        return new CompilerOptions(moduleName, className, HostFunctions.NONE, MissingImports.FROM_EMBEDDER,
                MemoryKind.Policy.LARGE_IF_NEEDED, VectorTarget.SCALAR, Interruption.NONE, DebugInfo.LINES,
                java.lang.Runtime.getRuntime().availableProcessors(), Progress.NONE);
    }

    public CompilerOptions withClassName(String newClassName) {
        return new CompilerOptions(moduleName, newClassName, host, missingImports, memories, vectors, interruption,
                debug, threads, progress);
    }

    public CompilerOptions withHost(HostFunctions newHost) {
        return new CompilerOptions(moduleName, className, newHost, missingImports, memories, vectors, interruption,
                debug, threads, progress);
    }

    public CompilerOptions withMissingImports(MissingImports newMissingImports) {
        return new CompilerOptions(moduleName, className, host, newMissingImports, memories, vectors, interruption,
                debug, threads, progress);
    }

    public CompilerOptions withMemories(MemoryKind.Policy newMemories) {
        return new CompilerOptions(moduleName, className, host, missingImports, newMemories, vectors, interruption,
                debug, threads, progress);
    }

    public CompilerOptions withVectors(VectorTarget newVectors) {
        return new CompilerOptions(moduleName, className, host, missingImports, memories, newVectors, interruption,
                debug, threads, progress);
    }

    public CompilerOptions withInterruption(Interruption newInterruption) {
        return new CompilerOptions(moduleName, className, host, missingImports, memories, vectors, newInterruption,
                debug, threads, progress);
    }

    public CompilerOptions withDebug(DebugInfo newDebug) {
        return new CompilerOptions(moduleName, className, host, missingImports, memories, vectors, interruption,
                newDebug, threads, progress);
    }

    public CompilerOptions withThreads(int newThreads) {
        return new CompilerOptions(moduleName, className, host, missingImports, memories, vectors, interruption, debug,
                newThreads, progress);
    }

    public CompilerOptions withProgress(Progress newProgress) {
        return new CompilerOptions(moduleName, className, host, missingImports, memories, vectors, interruption, debug,
                threads, newProgress);
    }
}

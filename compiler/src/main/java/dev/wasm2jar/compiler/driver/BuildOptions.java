package dev.wasm2jar.compiler.driver;

import dev.wasm2jar.compiler.DebugInfo;
import dev.wasm2jar.compiler.Interruption;
import dev.wasm2jar.compiler.ir.MemoryKind;
import dev.wasm2jar.compiler.ir.VectorTarget;
import dev.wasm2jar.compiler.jar.Deployment;
import dev.wasm2jar.compiler.jvm.MissingImports;
import java.util.List;

/**
 * What users can choose about the jar of a module.
 *
 * @param className binary name of the class to generate; {@link ClassNames#problem} finds nothing wrong with it
 * @param links modules to link, in the order of their instantiation, with different names
 * @param hostOptions of the launcher, to be built in, as words of a command line
 * @param deployment what the jar is made for
 * @param missingImports what becomes of imported functions that nothing provides
 * @param memories which memories may become larger than 2 GiB
 * @param vectors what vectors become
 * @param interruption whether instances can be interrupted; they can be anyway if a host option asks for a timeout
 * @param debug what class files say of source files
 * @param preinit the exported function to run at compile time, or null
 * @param threads how many functions are compiled at a time
 * @param style in which messages name options
 * @param listener is told how the build goes
 */
public record BuildOptions(
        String className,
        List<Link> links,
        List<String> hostOptions,
        Deployment deployment,
        MissingImports missingImports,
        MemoryKind.Policy memories,
        VectorTarget vectors,
        Interruption interruption,
        DebugInfo debug,
        String preinit,
        int threads,
        OptionStyle style,
        BuildListener listener) {

    /** No links and no host options, imports from the embedder, not to be interrupted, all processors. */
    public static BuildOptions of(String className, OptionStyle style) {
        return new BuildOptions(className, List.of(), List.of(), Deployment.DEFAULT,
                MissingImports.FROM_EMBEDDER, MemoryKind.Policy.LARGE_IF_NEEDED, VectorTarget.SCALAR, Interruption.NONE,
                DebugInfo.LINES, null, Runtime.getRuntime().availableProcessors(), style, BuildListener.NONE);
    }

    public BuildOptions withLinks(List<Link> newLinks) {
        return new BuildOptions(className, List.copyOf(newLinks), hostOptions, deployment,
                missingImports, memories, vectors, interruption, debug, preinit, threads, style, listener);
    }

    public BuildOptions withHostOptions(List<String> newHostOptions) {
        return new BuildOptions(className, links, List.copyOf(newHostOptions), deployment,
                missingImports, memories, vectors, interruption, debug, preinit, threads, style, listener);
    }

    public BuildOptions withDeployment(Deployment newDeployment) {
        return new BuildOptions(className, links, hostOptions, newDeployment,
                missingImports, memories, vectors, interruption, debug, preinit, threads, style, listener);
    }

    public BuildOptions withMissingImports(MissingImports newMissingImports) {
        return new BuildOptions(className, links, hostOptions, deployment,
                newMissingImports, memories, vectors, interruption, debug, preinit, threads, style, listener);
    }

    public BuildOptions withMemories(MemoryKind.Policy newMemories) {
        return new BuildOptions(className, links, hostOptions, deployment,
                missingImports, newMemories, vectors, interruption, debug, preinit, threads, style, listener);
    }

    public BuildOptions withVectors(VectorTarget newVectors) {
        return new BuildOptions(className, links, hostOptions, deployment,
                missingImports, memories, newVectors, interruption, debug, preinit, threads, style, listener);
    }

    public BuildOptions withInterruption(Interruption newInterruption) {
        return new BuildOptions(className, links, hostOptions, deployment,
                missingImports, memories, vectors, newInterruption, debug, preinit, threads, style, listener);
    }

    public BuildOptions withDebug(DebugInfo newDebug) {
        return new BuildOptions(className, links, hostOptions, deployment,
                missingImports, memories, vectors, interruption, newDebug, preinit, threads, style, listener);
    }

    public BuildOptions withPreinit(String newPreinit) {
        return new BuildOptions(className, links, hostOptions, deployment,
                missingImports, memories, vectors, interruption, debug, newPreinit, threads, style, listener);
    }

    public BuildOptions withThreads(int newThreads) {
        return new BuildOptions(className, links, hostOptions, deployment,
                missingImports, memories, vectors, interruption, debug, preinit, newThreads, style, listener);
    }

    public BuildOptions withListener(BuildListener newListener) {
        return new BuildOptions(className, links, hostOptions, deployment,
                missingImports, memories, vectors, interruption, debug, preinit, threads, style, newListener);
    }
}

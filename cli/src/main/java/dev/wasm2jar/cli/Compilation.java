package dev.wasm2jar.cli;

import dev.wasm2jar.compiler.DebugInfo;
import dev.wasm2jar.compiler.Interruption;
import dev.wasm2jar.compiler.driver.BuildListener;
import dev.wasm2jar.compiler.driver.BuildOptions;
import dev.wasm2jar.compiler.driver.ClassNames;
import dev.wasm2jar.compiler.driver.InputFile;
import dev.wasm2jar.compiler.driver.JarBuild;
import dev.wasm2jar.compiler.driver.OptionStyle;
import dev.wasm2jar.compiler.ir.MemoryKind;
import dev.wasm2jar.compiler.jar.Deployment;
import dev.wasm2jar.compiler.jar.FunctionJar;
import dev.wasm2jar.compiler.jar.Target;
import dev.wasm2jar.compiler.jvm.MissingImports;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compiles a file, as {@code wasm2jar} and {@code wasm2jar run} do. Its fields are their options. */
final class Compilation {

    @Option(names = "--allow-missing",
            description = "Compile imported functions that the host does not provide into traps.")
    private boolean allowMissing;

    @Mixin
    private LinkOptions links;

    @Option(names = "--threads", paramLabel = "COUNT",
            description = "How many functions to compile at a time (default: one per processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--large-memory",
            description = "Let memories without a smaller maximum grow beyond 2 GiB; access to them is slower.")
    private boolean largeMemory;

    @Option(names = "--preinit", paramLabel = "FUNC",
            description = "Call this exported function now, and let instances begin with what it leaves in memory.")
    private String preinit;

    @Option(names = "--debug", paramLabel = "WHAT",
            description = "What stack traces and debuggers are told of source files, if the module has debug information:"
                    + " lines or none (default: lines).")
    private DebugInfo debug = DebugInfo.LINES;

    @Option(names = "--interruptible",
            description = "Let Java code stop instances while they run, for some 6 %% of their time.")
    private boolean interruptible;

    LinkOptions links() {
        return links;
    }

    /**
     * Compiles a file.
     *
     * @param className binary name of the class to generate, or null for one made from the name of the file
     * @param hostOptions of the launcher, to be built in
     * @param deployment what the jar is made for
     */
    FunctionJar compile(
            InputFile input, String className, List<String> hostOptions, Deployment deployment, Terminal terminal,
            CommandLine command) {
        return JarBuild.of(input, options(input, className, hostOptions, deployment, terminal, command));
    }

    /**
     * Compiles a file to a worker.
     *
     * @param words options of the worker to build in
     */
    FunctionJar compileWorker(
            InputFile input, String className, List<String> words, Terminal terminal, CommandLine command) {
        return JarBuild.worker(
                input, options(input, className, List.of(), Deployment.of(Target.HTTP), terminal, command), words);
    }

    private BuildOptions options(
            InputFile input, String className, List<String> hostOptions, Deployment deployment, Terminal terminal,
            CommandLine command) {
        if (threads < 1) {
            throw new CommandLine.ParameterException(command, "--threads must be 1 or more");
        }
        String name = className == null ? ClassNames.of(input) : className;
        return BuildOptions.of(name, OptionStyle.COMMAND_LINE)
                .withLinks(links.read(command))
                .withHostOptions(hostOptions)
                .withDeployment(deployment)
                .withMissingImports(allowMissing ? MissingImports.TRAP : MissingImports.FROM_EMBEDDER)
                .withMemories(largeMemory
                        ? MemoryKind.Policy.LARGE_IF_ALLOWED
                        : MemoryKind.Policy.LARGE_IF_NEEDED)
                .withPreinit(preinit)
                .withDebug(debug)
                .withInterruption(interruptible ? Interruption.CHECKED : Interruption.NONE)
                .withThreads(threads)
                .withListener(terminal.progress()
                        ? file -> new ProgressLine(command.getErr(), file.name())
                        : BuildListener.NONE);
    }
}

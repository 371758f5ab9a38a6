package dev.wasm2jar.cli;

import dev.wasm2jar.compiler.CompiledModule;
import dev.wasm2jar.compiler.Compiler;
import dev.wasm2jar.compiler.CompilerOptions;
import dev.wasm2jar.compiler.host.UnresolvedImport;
import dev.wasm2jar.compiler.host.WasiFunctions;
import dev.wasm2jar.compiler.ir.MemoryKind;
import dev.wasm2jar.compiler.jar.FunctionJar;
import dev.wasm2jar.compiler.jar.ProgramKind;
import dev.wasm2jar.compiler.jvm.HostFunctions;
import dev.wasm2jar.compiler.jvm.JvmNames;
import dev.wasm2jar.compiler.jvm.MissingImports;
import dev.wasm2jar.compiler.wasm.ExternalKind;
import dev.wasm2jar.compiler.wasm.Module;
import dev.wasm2jar.compiler.wasm.ModuleValidator;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Compiles a file, as {@code wasm2jar} and {@code wasm2jar run} do. Its fields are their options. */
final class Compilation {

    private static final String DEFAULT_PACKAGE = "wasm.";

    @Option(names = "--allow-missing",
            description = "Compile imported functions that the host does not provide into traps.")
    private boolean allowMissing;

    @Option(names = "--threads", paramLabel = "COUNT",
            description = "How many functions to compile at a time (default: one per processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--large-memory",
            description = "Let memories without a smaller maximum grow beyond 2 GiB; access to them is slower.")
    private boolean largeMemory;

    /**
     * Compiles a file.
     *
     * @param className binary name of the class to generate, or null for one made from the name of the file
     * @param hostOptions of the launcher, to be built in
     */
    FunctionJar compile(
            InputFile input, String className, List<String> hostOptions, Terminal terminal, CommandLine command) {
        if (threads < 1) {
            throw new CommandLine.ParameterException(command, "--threads must be 1 or more");
        }
        Module module = input.parse();
        input.reporting(() -> ModuleValidator.validate(module));
        var host = new WasiFunctions();
        ProgramKind kind = ProgramKind.of(module);
        if (kind == ProgramKind.COMMAND) {
            List<UnresolvedImport> unresolved = UnresolvedImport.of(module, host);
            checkImports(input, unresolved.stream()
                    // A program gets memories of its own where it imports some.
                    .filter(missing -> missing.kind() != ExternalKind.MEMORY)
                    .toList());
        } else if (!hostOptions.isEmpty()) {
            throw new UserError(input.path() + ": " + hostOptions.get(0) + " is for programs, but this is a library",
                    "it has no export _start of type () -> (); Java code that uses it decides what it may do");
        }
        String name = className == null ? DEFAULT_PACKAGE + JvmNames.className(input.baseName()) : className;
        return FunctionJar.of(compile(input, module, options(input, name, host), terminal, command), input.name(),
                hostOptions);
    }

    private CompilerOptions options(InputFile input, String className, HostFunctions host) {
        return CompilerOptions.of(input.name(), className)
                .withHost(host)
                .withMissingImports(allowMissing ? MissingImports.TRAP : MissingImports.FROM_EMBEDDER)
                .withMemories(largeMemory
                        ? MemoryKind.Policy.LARGE_IF_ALLOWED
                        : MemoryKind.Policy.LARGE_IF_NEEDED)
                .withThreads(threads);
    }

    private static CompiledModule compile(
            InputFile input, Module module, CompilerOptions options, Terminal terminal, CommandLine command) {
        if (!terminal.progress()) {
            return input.reporting(() -> Compiler.compile(module, options));
        }
        try (var progress = new ProgressLine(command.getErr(), input.name())) {
            return input.reporting(() -> Compiler.compile(module, options.withProgress(progress)));
        }
    }

    /** A program can be given nothing but what the host provides. */
    private void checkImports(InputFile input, List<UnresolvedImport> unresolved) {
        boolean functionsOnly = unresolved.stream().allMatch(missing -> missing.kind() == ExternalKind.FUNCTION);
        if (unresolved.isEmpty() || (allowMissing && functionsOnly)) {
            return;
        }
        var message = new StringBuilder(input.path().toString());
        message.append(": the host does not provide what this program imports:");
        int width = unresolved.stream().mapToInt(missing -> label(missing).length()).max().orElse(0);
        for (UnresolvedImport missing : unresolved) {
            String label = label(missing);
            message.append("\n  ").append(label).append(" ".repeat(width - label.length() + 2))
                    .append(missing.signature());
            missing.provided().ifPresent(
                    type -> message.append("\n      (the host's function of that name has the type ")
                            .append(type).append(')'));
        }
        throw new UserError(message.toString(), functionsOnly
                ? "--allow-missing compiles it all the same; to call one of them is then a trap"
                : "only functions can be provided, by WASI, and memories; link the program so that it defines the others itself");
    }

    private static String label(UnresolvedImport missing) {
        return missing.kind() + " " + missing.module() + "." + missing.name();
    }
}

package dev.wasm2jar.cli;

import dev.wasm2jar.cli.LinkOptions.Linked;
import dev.wasm2jar.compiler.CompiledModule;
import dev.wasm2jar.compiler.Compiler;
import dev.wasm2jar.compiler.CompilerOptions;
import dev.wasm2jar.compiler.host.UnresolvedImport;
import dev.wasm2jar.compiler.host.WasiFunctions;
import dev.wasm2jar.compiler.ir.MemoryKind;
import dev.wasm2jar.compiler.jar.FunctionJar;
import dev.wasm2jar.compiler.jar.LinkedModule;
import dev.wasm2jar.compiler.jar.ProgramKind;
import dev.wasm2jar.compiler.jvm.HostFunctions;
import dev.wasm2jar.compiler.jvm.JvmNames;
import dev.wasm2jar.compiler.jvm.MissingImports;
import dev.wasm2jar.compiler.wasm.ExternalKind;
import dev.wasm2jar.compiler.wasm.Module;
import dev.wasm2jar.compiler.wasm.ModuleValidator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compiles a file, as {@code wasm2jar} and {@code wasm2jar run} do. Its fields are their options. */
final class Compilation {

    private static final String DEFAULT_PACKAGE = "wasm.";
    private static final HostFunctions HOST = new WasiFunctions();

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

    LinkOptions links() {
        return links;
    }

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
        ProgramKind kind = ProgramKind.of(module);
        String name = className == null ? DEFAULT_PACKAGE + JvmNames.className(input.baseName()) : className;
        List<Linked> linked = links.read(name, command);
        if (kind == ProgramKind.LIBRARY) {
            refuseProgramOptions(input, hostOptions, linked);
        } else {
            // A program gets memories of its own where it imports some that no linked module exports.
            checkImports(input, module, linked, missing -> missing.kind() != ExternalKind.MEMORY);
        }
        var compiled = new ArrayList<LinkedModule>();
        for (int i = 0; i < linked.size(); i++) {
            Linked next = linked.get(i);
            List<Linked> before = linked.subList(0, i);
            checkImports(next.file(), next.module(), before, missing -> true);
            CompiledModule result = compile(next.file(), next.module(),
                    options(next.file(), next.className(), LinkOptions.without(before, HOST)), terminal, command);
            compiled.add(new LinkedModule(next.name(), result,
                    ProgramKind.exportsAction(next.module(), LinkedModule.INITIALIZE)));
        }
        CompilerOptions options = options(input, name, LinkOptions.without(linked, HOST));
        return FunctionJar.of(compile(input, module, options, terminal, command), input.name(), hostOptions, compiled);
    }

    private static void refuseProgramOptions(InputFile input, List<String> hostOptions, List<Linked> linked) {
        if (!hostOptions.isEmpty()) {
            throw new UserError(input.path() + ": " + hostOptions.get(0) + " is for programs, but this is a library",
                    "it has no export _start of type () -> (); Java code that uses it decides what it may do");
        }
        if (!linked.isEmpty()) {
            throw new UserError(input.path() + ": --link is for programs, but this is a library",
                    "it has no export _start of type () -> (); Java code links instances: new Imports().define(\""
                            + linked.get(0).name() + "\", instance)");
        }
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

    /** A program can be given nothing but what the host and linked modules provide. */
    private void checkImports(
            InputFile input, Module module, List<Linked> linked, Predicate<UnresolvedImport> needed) {
        LinkOptions.check(input, module, linked);
        List<UnresolvedImport> unresolved = UnresolvedImport.of(module, HOST).stream()
                .filter(missing -> LinkOptions.find(linked, missing.module()).isEmpty())
                .filter(needed)
                .toList();
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
                ? "--allow-missing compiles it all the same, and to call one of them is then a trap; --link names a module"
                        + " that exports them"
                : "only functions are provided, by WASI, and memories; --link names a module that exports the others");
    }

    private static String label(UnresolvedImport missing) {
        return missing.kind() + " " + missing.module() + "." + missing.name();
    }
}

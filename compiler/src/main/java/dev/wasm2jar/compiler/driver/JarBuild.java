package dev.wasm2jar.compiler.driver;

import dev.wasm2jar.compiler.CompiledModule;
import dev.wasm2jar.compiler.Compiler;
import dev.wasm2jar.compiler.CompilerOptions;
import dev.wasm2jar.compiler.Interruption;
import dev.wasm2jar.compiler.bindgen.BindgenCompiler;
import dev.wasm2jar.compiler.bindgen.BindgenException;
import dev.wasm2jar.compiler.bindgen.BindgenModule;
import dev.wasm2jar.compiler.driver.LinkedFiles.Linked;
import dev.wasm2jar.compiler.host.WasiFunctions;
import dev.wasm2jar.compiler.jar.Deployment;
import dev.wasm2jar.compiler.jar.FunctionJar;
import dev.wasm2jar.compiler.jar.LinkedModule;
import dev.wasm2jar.compiler.jar.ProgramKind;
import dev.wasm2jar.compiler.jar.Target;
import dev.wasm2jar.compiler.jvm.HostFunctions;
import dev.wasm2jar.compiler.jvm.MissingImports;
import dev.wasm2jar.compiler.preinit.Preinit;
import dev.wasm2jar.compiler.preinit.PreinitException;
import dev.wasm2jar.compiler.wasm.ExternalKind;
import dev.wasm2jar.compiler.wasm.Module;
import dev.wasm2jar.runtime.deploy.ServeOptions;
import dev.wasm2jar.runtime.launch.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes a jar of a file: reads it and the modules it is linked with, checks them against each other, and compiles them. */
public final class JarBuild {

    private static final HostFunctions HOST = new WasiFunctions();
    private static final String TIMEOUT = "--timeout";

    private final BuildOptions options;
    private final ImportCheck imports;
    private final ProcessedCheck processed;

    private JarBuild(BuildOptions options) {
        this.options = options;
        this.imports = new ImportCheck(HOST, options.missingImports(), options.style());
        this.processed = new ProcessedCheck(options.missingImports(), options.style());
    }

    /**
     * Compiles a file.
     *
     * @throws UserError if it is no module, or cannot be compiled so
     */
    public static FunctionJar of(InputFile input, BuildOptions options) {
        return new JarBuild(options).build(input);
    }

    /**
     * Compiles a wasm-bindgen module to a jar that serves its functions over HTTP. The host options are those of the worker.
     *
     * @throws UserError if it is no such module, or cannot be compiled so
     */
    public static FunctionJar worker(InputFile input, BuildOptions options) {
        // Without types there are no functions that can answer requests.
        var build = new JarBuild(options.withMissingImports(MissingImports.FROM_EMBEDDER));
        Module module = input.parseAndValidate();
        return build.worker(input, build.bindgen(input, module).orElseThrow(() -> {
            String option = options.hostOptions().stream().filter(ServeOptions::isOfWorkers).findFirst().orElse("--config");
            return new UserError(input.path() + ": " + options.style().inStyle(option)
                    + " is for modules made with wasm-bindgen, and this is none",
                    "a function that is marked #[wasm_bindgen] answers requests; cargo build leaves what describes it in"
                            + " the module");
        }));
    }

    private FunctionJar worker(InputFile input, BindgenInput described) {
        if (!options.links().isEmpty()) {
            throw new UserError(input.path() + ": " + options.style().option("link") + " is for programs, not for workers");
        }
        try (BuildListener.Compilation progress = options.listener().begin(input)) {
            CompilerOptions compilerOptions = compilerOptions(input, options.className(), Interruption.CHECKED, progress);
            BindgenCompiler.Worker worker = described.reporting(
                    input, module -> worker(input, preinitialised(input, module), compilerOptions));
            return new FunctionJar(
                    worker.module(), ProgramKind.LIBRARY, worker.mainClass(), Deployment.of(Target.HTTP));
        }
    }

    private BindgenCompiler.Worker worker(InputFile input, BindgenModule module, CompilerOptions compilerOptions) {
        try {
            return BindgenCompiler.compileWorker(module, compilerOptions, options.hostOptions());
        } catch (UsageException wrong) {
            throw wrongOption(input, wrong);
        }
    }

    /** What describes the functions of a module, if it was made with wasm-bindgen. */
    private Optional<BindgenInput> bindgen(InputFile input, Module module) {
        return processed.glue(input, module)
                .map(glue -> new BindgenInput(() -> BindgenCompiler.read(module, glue), ProcessedCheck.hint(input)))
                .or(() -> BindgenCompiler.accepts(module)
                        ? Optional.of(new BindgenInput(() -> BindgenCompiler.read(module), null))
                        : Optional.empty());
    }

    private BindgenModule preinitialised(InputFile input, BindgenModule module) {
        return options.preinit() == null
                ? module
                : preinitialised(input, () -> module.preinitialised(options.preinit()));
    }

    private <T> T preinitialised(InputFile input, Supplier<T> preinit) {
        try {
            return preinit.get();
        } catch (PreinitException refusal) {
            throw new UserError(input.path() + ": " + options.style().option("preinit") + ": " + refusal.getMessage(),
                    refusal.hint());
        }
    }

    private FunctionJar build(InputFile input) {
        Module given = input.parseAndValidate();
        Optional<BindgenInput> bindgen = bindgen(input, given);
        if (options.deployment().target() == Target.HTTP && bindgen.isPresent()) {
            return worker(input, bindgen.get());
        }
        Module module = bindgen.isPresent() || options.preinit() == null
                ? given
                : preinitialised(input, () -> Preinit.apply(given, options.preinit()));
        LinkedFiles linked = LinkedFiles.read(options.links(), options.className());
        if (options.deployment().kind(module) == ProgramKind.LIBRARY) {
            refuseProgramOptions(input, ProgramKind.of(module));
            if (options.deployment().target() != Target.COMMAND && options.deployment().target() != Target.LIBRARY) {
                throw new UserError(input.path() + ": the target " + options.deployment().target().word()
                        + " is for programs, but this is a library", "it has no export _start of type () -> ()");
            }
        } else {
            // A program gets memories of its own where it imports some that no linked module exports.
            imports.check(input, module, linked, missing -> missing.kind() != ExternalKind.MEMORY);
            if (options.deployment().target() == Target.HTTP) {
                checkServeOptions(input);
            }
        }
        Interruption interruption = interruption(module);
        List<LinkedModule> compiled = compile(linked, interruption);
        CompiledModule program = compile(
                input, module, bindgen, options.className(), linked.without(HOST), interruption);
        return FunctionJar.of(program, input.name(), options.hostOptions(), compiled, options.deployment());
    }

    private void checkServeOptions(InputFile input) {
        try {
            ServeOptions.checkForProgram(options.hostOptions().toArray(new String[0]));
        } catch (UsageException wrong) {
            throw wrongOption(input, wrong);
        }
    }

    private UserError wrongOption(InputFile input, UsageException wrong) {
        return new UserError(input.path() + ": " + options.style().inStyle(wrong.getMessage()));
    }

    /** Who limits the time of requests wants to stop them. */
    private Interruption interruption(Module module) {
        if (options.hostOptions().contains(TIMEOUT)) {
            return Interruption.CHECKED;
        }
        Interruption needed = options.deployment().interruption(module);
        return needed == Interruption.CHECKED ? needed : options.interruption();
    }

    /** @param kind of the module, which may be made a library though it is a program */
    private void refuseProgramOptions(InputFile input, ProgramKind kind) {
        String reason = kind == ProgramKind.LIBRARY
                ? "it has no export _start of type () -> (); "
                : "it is compiled for the target library; ";
        if (!options.hostOptions().isEmpty()) {
            throw new UserError(
                    input.path() + ": " + options.hostOptions().get(0) + " is for programs, but this is a library",
                    reason + "Java code that uses it decides what it may do");
        }
        if (!options.links().isEmpty()) {
            throw new UserError(
                    input.path() + ": " + options.style().option("link") + " is for programs, but this is a library",
                    reason + "Java code links instances: new Imports().define(\""
                            + options.links().get(0).name() + "\", instance)");
        }
    }

    private List<LinkedModule> compile(LinkedFiles linked, Interruption interruption) {
        var compiled = new ArrayList<LinkedModule>();
        for (int i = 0; i < linked.modules().size(); i++) {
            Linked next = linked.modules().get(i);
            processed.check(next.file(), next.module());
            LinkedFiles before = linked.before(i);
            imports.check(next.file(), next.module(), before, missing -> true);
            CompiledModule result = compile(
                    next.file(), next.module(), Optional.empty(), next.className(), before.without(HOST), interruption);
            compiled.add(new LinkedModule(
                    next.name(), result, ProgramKind.exportsAction(next.module(), LinkedModule.INITIALIZE)));
        }
        return compiled;
    }

    private CompiledModule compile(
            InputFile input, Module module, Optional<BindgenInput> bindgen, String className, HostFunctions host,
            Interruption interruption) {
        try (BuildListener.Compilation progress = options.listener().begin(input)) {
            CompilerOptions compilerOptions = compilerOptions(input, className, interruption, progress).withHost(host);
            return bindgen.isPresent()
                    ? bindgen.get().reporting(input, described ->
                            BindgenCompiler.compile(preinitialised(input, described), compilerOptions))
                    : input.reporting(() -> Compiler.compile(module, compilerOptions));
        }
    }

    private CompilerOptions compilerOptions(
            InputFile input, String className, Interruption interruption, BuildListener.Compilation progress) {
        return CompilerOptions.of(input.name(), className)
                .withMissingImports(options.missingImports())
                .withMemories(options.memories())
                .withVectors(options.vectors())
                .withInterruption(interruption)
                .withDebug(options.debug())
                .withThreads(options.threads())
                .withProgress(progress);
    }

    /**
     * A module made with wasm-bindgen.
     *
     * @param reading reads what it says about itself
     * @param hint what to do if that is not understood, or null
     */
    private record BindgenInput(Supplier<BindgenModule> reading, String hint) {

        /** Does something with the module that may find it wrong, and says so for the user. */
        <T> T reporting(InputFile input, Function<BindgenModule, T> work) {
            try {
                return input.reporting(() -> work.apply(reading.get()));
            } catch (BindgenException problem) {
                var error = new UserError(input.path() + ": " + problem.getMessage(), hint);
                error.initCause(problem);
                throw error;
            }
        }
    }
}

package dev.wasm2jar.compiler.driver;

import dev.wasm2jar.compiler.CompiledModule;
import dev.wasm2jar.compiler.Compiler;
import dev.wasm2jar.compiler.CompilerOptions;
import dev.wasm2jar.compiler.Interruption;
import dev.wasm2jar.compiler.bindgen.BindgenCompiler;
import dev.wasm2jar.compiler.bindgen.BindgenException;
import dev.wasm2jar.compiler.bindgen.glue.GlueFile;
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
     * Compiles a wasm-bindgen module to a jar that serves its functions over HTTP.
     *
     * @param words options of the worker to build in
     * @throws UserError if it is no such module, or cannot be compiled so
     */
    public static FunctionJar worker(InputFile input, BuildOptions options, List<String> words) {
        Module module = input.parseAndValidate();
        var processed = new ProcessedCheck(MissingImports.FROM_EMBEDDER, options.style());
        Optional<GlueFile> glue = processed.glue(input, module);
        if (glue.isEmpty() && !BindgenCompiler.accepts(module)) {
            String option = words.stream().filter(ServeOptions::isOfWorkers).findFirst().orElse("--route");
            throw new UserError(input.path() + ": " + option + " is for modules made with wasm-bindgen, and this is none",
                    "a function that is marked #[wasm_bindgen] answers requests; cargo build leaves what describes it in"
                            + " the module");
        }
        try (BuildListener.Compilation progress = options.listener().begin(input)) {
            CompilerOptions compilerOptions = CompilerOptions.of(input.name(), options.className())
                    .withMemories(options.memories())
                    .withInterruption(Interruption.CHECKED)
                    .withThreads(options.threads())
                    .withProgress(progress);
            BindgenCompiler.Worker worker = input.reporting(() -> glue.isPresent()
                    ? processed.reporting(input,
                            () -> BindgenCompiler.compileWorker(module, glue.get(), compilerOptions, words))
                    : reporting(input, () -> BindgenCompiler.compileWorker(module, compilerOptions, words)));
            return new FunctionJar(
                    worker.module(), ProgramKind.LIBRARY, worker.mainClass(), Deployment.of(Target.HTTP));
        }
    }

    private FunctionJar build(InputFile input) {
        Module module = input.parseAndValidate();
        Optional<GlueFile> glue = processed.glue(input, module);
        if (options.deployment().target() == Target.HTTP && (glue.isPresent() || BindgenCompiler.accepts(module))) {
            return worker(input, options, options.hostOptions());
        }
        if (options.preinit() != null) {
            try {
                module = Preinit.apply(module, options.preinit());
            } catch (PreinitException refusal) {
                throw new UserError(input.path() + ": " + options.style().option("preinit") + ": " + refusal.getMessage(),
                        "an initialiser may use its own memory, tables and globals, and nothing else");
            }
        }
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
                input, module, glue, options.className(), linked.without(HOST), interruption);
        return FunctionJar.of(program, input.name(), options.hostOptions(), compiled, options.deployment());
    }

    private void checkServeOptions(InputFile input) {
        try {
            ServeOptions.checkForProgram(options.hostOptions().toArray(new String[0]));
        } catch (UsageException wrong) {
            throw new UserError(input.path() + ": " + wrong.getMessage());
        }
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
            InputFile input, Module module, Optional<GlueFile> glue, String className, HostFunctions host,
            Interruption interruption) {
        try (BuildListener.Compilation progress = options.listener().begin(input)) {
            CompilerOptions compilerOptions = CompilerOptions.of(input.name(), className)
                    .withHost(host)
                    .withMissingImports(options.missingImports())
                    .withMemories(options.memories())
                    .withInterruption(interruption)
                    .withDebug(options.debug())
                    .withThreads(options.threads())
                    .withProgress(progress);
            return input.reporting(() -> glue.isPresent()
                    ? processed.reporting(input, () -> BindgenCompiler.compile(module, glue.get(), compilerOptions))
                    : BindgenCompiler.accepts(module)
                    ? reporting(input, () -> BindgenCompiler.compile(module, compilerOptions))
                    : Compiler.compile(module, compilerOptions));
        }
    }

    private static <T> T reporting(InputFile input, Supplier<T> compilation) {
        try {
            return compilation.get();
        } catch (BindgenException problem) {
            var error = new UserError(input.path() + ": " + problem.getMessage());
            error.initCause(problem);
            throw error;
        }
    }
}

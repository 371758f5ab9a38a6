package dev.wasm2jar.compiler.bindgen;

import dev.wasm2jar.compiler.CompiledModule;
import dev.wasm2jar.compiler.Compiler;
import dev.wasm2jar.compiler.CompilerOptions;
import dev.wasm2jar.compiler.CompilerVersion;
import dev.wasm2jar.compiler.bindgen.emit.ApiNames;
import dev.wasm2jar.compiler.bindgen.emit.BoundImport;
import dev.wasm2jar.compiler.bindgen.emit.ClassesEmitter;
import dev.wasm2jar.compiler.bindgen.emit.RawExport;
import dev.wasm2jar.compiler.bindgen.emit.Target;
import dev.wasm2jar.compiler.bindgen.glue.GlueFile;
import dev.wasm2jar.compiler.bindgen.metadata.Metadata;
import dev.wasm2jar.compiler.jvm.HostFunctions.HostFunction;
import dev.wasm2jar.compiler.jvm.JvmCode;
import dev.wasm2jar.compiler.wasm.Module;
import dev.wasm2jar.runtime.launch.UsageException;
import dev.wasm2jar.runtime.worker.WorkerOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Compiles modules made with wasm-bindgen: to classes with typed methods. */
public final class BindgenCompiler {

    private static final String GUEST = "dev/wasm2jar/runtime/bindgen/Guest";

    private final CompilerOptions options;
    private final BindgenModule read;
    private final ApiNames names;
    private final ClassesEmitter emitter;

    private BindgenCompiler(BindgenModule module, CompilerOptions options) {
        this.options = options;
        this.read = module;
        this.names = new ApiNames(options.className().replace('.', '/'));
        this.emitter = new ClassesEmitter(
                names, read.metadata(), read.descriptions(), read.exports(), read.closures(), read.imports());
    }

    /** Whether a module is one of those that this class compiles. */
    public static boolean accepts(Module module) {
        return Metadata.isIn(module);
    }

    /**
     * Reads what a module says about itself.
     *
     * @param module a module with valid declarations, which is {@link #accepts accepted}
     * @throws BindgenException if that is unknown, or not provided
     * @throws dev.wasm2jar.compiler.wasm.ModuleException if that is malformed, or a function invalid
     */
    public static BindgenModule read(Module module) {
        return BindgenReader.read(module, new RuntimeGlobals());
    }

    /**
     * Reads what the glue says about a module that wasm-bindgen's command line has processed.
     *
     * @param glue the JavaScript that it made for the module
     * @throws BindgenException if the glue is not understood
     */
    public static BindgenModule read(Module module, GlueFile glue) {
        return ProcessedReader.read(module, glue, new RuntimeGlobals());
    }

    /**
     * Compiles a module. The class that the options name is that of typed methods.
     *
     * @throws BindgenException if it uses what is not provided
     * @throws dev.wasm2jar.compiler.wasm.ModuleException if it is beyond what the compiler supports
     */
    public static CompiledModule compile(BindgenModule module, CompilerOptions options) {
        return new BindgenCompiler(module, options).compile();
    }

    /**
     * Compiles a module to a worker, which answers HTTP requests.
     *
     * @param words options of the worker to build in, see {@code WorkerOptions} of the runtime
     * @throws UsageException if they can't be understood, or name functions that there are not
     */
    public static Worker compileWorker(BindgenModule module, CompilerOptions options, List<String> words)
            throws UsageException {
        return new BindgenCompiler(module, options).worker(words);
    }

    /**
     * A compiled worker.
     *
     * @param module with the main class among its classes
     * @param mainClass internal name of the main class, which implements {@code WorkerProgram}
     */
    public record Worker(CompiledModule module, String mainClass) {}

    private CompiledModule compile() {
        Map<String, byte[]> classes = new TreeMap<>(emitter.emit());
        CompiledModule instance = Compiler.compile(read.module(), options
                .withClassName(names.instance().replace('/', '.'))
                .withHost(new Glue(names, read.imports())));
        JvmCode code = instance.code();
        classes.putAll(code.classes());
        return new CompiledModule(read.module(), new JvmCode(
                names.api(), classes, code.resources(), List.of(), false, emitter.hasImports()));
    }

    private Worker worker(List<String> words) throws UsageException {
        CompiledModule compiled = compile();
        List<String> missing = read.imports().stream()
                .map(BoundImport::target)
                .filter(Target.Embedder.class::isInstance)
                .map(target -> ((Target.Embedder) target).method())
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw new BindgenException("a worker can use nothing of JavaScript but what the runtime has; it lacks "
                    + String.join(", ", missing) + ": a Java program that uses the library can provide these");
        }
        if (emitter.workerFunctions().isEmpty()) {
            throw new BindgenException("the module exports no function that can answer requests: one that is given and"
                    + " returns texts, numbers, arrays or JavaScript values");
        }
        WorkerOptions.check(words.toArray(new String[0]), emitter.workerFunctions().texts().toArray(new String[0]));
        JvmCode code = compiled.code();
        String mainClass = names.main();
        Map<String, byte[]> classes = new TreeMap<>(code.classes());
        classes.put(mainClass, emitter.workerClass(mainClass, options.moduleName(), CompilerVersion.current(), words));
        return new Worker(new CompiledModule(compiled.module(), new JvmCode(code.instanceClass(), classes,
                code.resources(), code.hostStates(), code.importsMemories(), code.needsImports())), mainClass);
    }

    /** The generated methods as functions of the host. */
    private static final class Glue implements dev.wasm2jar.compiler.jvm.HostFunctions {

        private final Map<String, HostFunction> functions = new HashMap<>();

        Glue(ApiNames names, List<BoundImport> imports) {
            for (int i = 0; i < imports.size(); i++) {
                BoundImport imported = imports.get(i);
                functions.put(imported.module() + "\0" + imported.name(), new HostFunction(names.glue(),
                        ClassesEmitter.glueMethod(i), ClassesEmitter.glueDescriptor(imported), GUEST,
                        RawExport.canonical(imported)));
            }
        }

        @Override
        public Optional<HostFunction> find(String module, String name) {
            return Optional.ofNullable(functions.get(module + "\0" + name));
        }
    }
}

package dev.wasm2jar.compiler.bindgen;

import dev.wasm2jar.compiler.CompiledModule;
import dev.wasm2jar.compiler.Compiler;
import dev.wasm2jar.compiler.CompilerOptions;
import dev.wasm2jar.compiler.bindgen.emit.ApiNames;
import dev.wasm2jar.compiler.bindgen.emit.BoundImport;
import dev.wasm2jar.compiler.bindgen.emit.ClassesEmitter;
import dev.wasm2jar.compiler.bindgen.emit.RawExport;
import dev.wasm2jar.compiler.bindgen.metadata.Metadata;
import dev.wasm2jar.compiler.jvm.HostFunctions.HostFunction;
import dev.wasm2jar.compiler.jvm.JvmCode;
import dev.wasm2jar.compiler.wasm.Module;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Compiles modules made with wasm-bindgen: to classes with typed methods. */
public final class BindgenCompiler {

    private static final String GUEST = "dev/wasm2jar/runtime/bindgen/Guest";

    private BindgenCompiler() {}

    /** Whether a module is one of those that this class compiles. */
    public static boolean accepts(Module module) {
        return Metadata.isIn(module);
    }

    /**
     * Compiles a module. The class that the options name is that of typed methods.
     *
     * @param module a valid module
     * @throws BindgenException if what it says about itself is malformed, unknown, or not provided
     * @throws dev.wasm2jar.compiler.wasm.ModuleException if it is beyond what the compiler supports
     */
    public static CompiledModule compile(Module module, CompilerOptions options) {
        BindgenModule read = BindgenReader.read(module, new RuntimeGlobals());
        var names = new ApiNames(options.className().replace('.', '/'));
        var emitter = new ClassesEmitter(
                names, read.metadata(), read.descriptions(), read.exports(), read.closures(), read.imports());
        Map<String, byte[]> classes = new TreeMap<>(emitter.emit());
        CompiledModule instance = Compiler.compile(read.module(), options
                .withClassName(names.instance().replace('/', '.'))
                .withHost(new Glue(names, read.imports())));
        JvmCode code = instance.code();
        classes.putAll(code.classes());
        return new CompiledModule(read.module(), new JvmCode(
                names.api(), classes, code.resources(), List.of(), false, emitter.hasImports()));
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

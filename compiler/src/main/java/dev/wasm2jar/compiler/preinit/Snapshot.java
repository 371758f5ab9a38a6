package dev.wasm2jar.compiler.preinit;

import dev.wasm2jar.compiler.CompiledModule;
import dev.wasm2jar.compiler.Compiler;
import dev.wasm2jar.compiler.CompilerOptions;
import dev.wasm2jar.compiler.jvm.MissingImports;
import dev.wasm2jar.compiler.wasm.Export;
import dev.wasm2jar.compiler.wasm.ExternalKind;
import dev.wasm2jar.compiler.wasm.IndexSpaces;
import dev.wasm2jar.compiler.wasm.Module;
import dev.wasm2jar.runtime.Global;
import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.runtime.Memory;
import dev.wasm2jar.runtime.Table;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The state of an instance after its initialiser has run.
 *
 * @param memories by index
 * @param tables by index; each element null or the index of a function
 * @param globals by index, as {@link Global#get} has them; references null or the index of a function
 */
record Snapshot(List<Memory> memories, List<Integer[]> tables, List<Object> globals) {

    /** Everything is exported under such a name and its index. No toolchain makes names with it. */
    private static final String PREFIX = "\0preinit ";
    private static final String CLASS_NAME = "wasm.Preinit";
    private static final long STACK = 512L << 20;

    /** Compiles the module to memory, makes an instance without a host, and calls the function. */
    static Snapshot take(Module module, String function) {
        CompiledModule compiled = Compiler.compile(exportingAll(module), CompilerOptions.of("preinit", CLASS_NAME)
                .withMissingImports(MissingImports.TRAP));
        ClassLoader loader = compiled.toClassLoader(Snapshot.class.getClassLoader());
        var result = new Snapshot[1];
        var failure = new Throwable[1];
        var thread = new Thread(null, () -> {
            try {
                result[0] = run(module, function, loader);
            } catch (RuntimeException | Error | ReflectiveOperationException thrown) {
                failure[0] = thrown;
            }
        }, "preinit", STACK);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PreinitException("interrupted");
        }
        if (failure[0] instanceof PreinitException refusal) {
            throw refusal;
        }
        if (failure[0] != null) {
            // The message of a trap names the imported function that was called, if that is it.
            throw new PreinitException(function + " cannot be run without a host: " + failure[0].getMessage());
        }
        return result[0];
    }

    private static Snapshot run(Module module, String function, ClassLoader loader) throws ReflectiveOperationException {
        Instance instance;
        try {
            instance = (Instance) Class.forName(CLASS_NAME, true, loader).getMethod("instantiate").invoke(null);
        } catch (InvocationTargetException failed) {
            throw new PreinitException("no instance can be made without a host: " + failed.getCause().getMessage());
        }
        instance.function(function).call();
        Map<Object, Integer> functions = new IdentityHashMap<>();
        IndexSpaces spaces = IndexSpaces.of(module);
        for (int i = 0; i < spaces.functions().size(); i++) {
            functions.put(instance.function(name(ExternalKind.FUNCTION, i)), i);
        }
        var memories = new ArrayList<Memory>();
        for (int i = 0; i < spaces.memories().size(); i++) {
            memories.add((Memory) instance.export(name(ExternalKind.MEMORY, i)));
        }
        var tables = new ArrayList<Integer[]>();
        for (int i = 0; i < spaces.tables().size(); i++) {
            var table = (Table) instance.export(name(ExternalKind.TABLE, i));
            var elements = new Integer[table.size()];
            for (int j = 0; j < elements.length; j++) {
                elements[j] = reference(table.get(j), functions, "table " + i);
            }
            tables.add(elements);
        }
        var globals = new ArrayList<Object>();
        for (int i = 0; i < spaces.globals().size(); i++) {
            var global = (Global) instance.export(name(ExternalKind.GLOBAL, i));
            boolean kept = global instanceof Global.Reference && global.mutable();
            globals.add(kept ? reference(global.get(), functions, "global " + i)
                    : global instanceof Global.Reference ? null : global.get());
        }
        return new Snapshot(memories, tables, globals);
    }

    private static Integer reference(Object value, Map<Object, Integer> functions, String place) {
        Integer index = functions.get(value);
        if (value != null && index == null) {
            throw new PreinitException(place + " holds an object after it, which a module cannot begin with");
        }
        return index;
    }

    private static String name(ExternalKind kind, int index) {
        return PREFIX + kind + " " + index;
    }

    private static Module exportingAll(Module module) {
        IndexSpaces spaces = IndexSpaces.of(module);
        var exports = new ArrayList<>(module.exports());
        add(exports, ExternalKind.FUNCTION, spaces.functions().size());
        add(exports, ExternalKind.MEMORY, spaces.memories().size());
        add(exports, ExternalKind.TABLE, spaces.tables().size());
        add(exports, ExternalKind.GLOBAL, spaces.globals().size());
        return new Module(module.binary(), module.recursiveTypes(), module.types(), module.imports(),
                module.functionTypes(), module.tables(), module.memories(), module.tags(), module.globals(), exports,
                module.start(), module.elements(), module.dataCount(), module.bodies(), module.data(),
                module.customSections(), module.names());
    }

    private static void add(List<Export> exports, ExternalKind kind, int count) {
        for (int i = 0; i < count; i++) {
            exports.add(new Export(name(kind, i), kind, i));
        }
    }
}

package dev.wasm2jar.compiler.bindgen.descriptor;

import dev.wasm2jar.compiler.CompiledModule;
import dev.wasm2jar.compiler.Compiler;
import dev.wasm2jar.compiler.CompilerOptions;
import dev.wasm2jar.compiler.bindgen.BindgenException;
import dev.wasm2jar.compiler.bindgen.metadata.Release;
import dev.wasm2jar.compiler.host.ImportTypes;
import dev.wasm2jar.compiler.wasm.CallGraph;
import dev.wasm2jar.compiler.wasm.CanonicalTypes;
import dev.wasm2jar.compiler.wasm.Export;
import dev.wasm2jar.compiler.wasm.ExternalKind;
import dev.wasm2jar.compiler.wasm.FunctionEdit;
import dev.wasm2jar.compiler.wasm.Import;
import dev.wasm2jar.compiler.wasm.ImportDescription;
import dev.wasm2jar.compiler.wasm.Module;
import dev.wasm2jar.runtime.FuncRef;
import dev.wasm2jar.runtime.FuncType;
import dev.wasm2jar.runtime.HostFunction;
import dev.wasm2jar.runtime.Imports;
import dev.wasm2jar.runtime.Instance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * Runs the describe functions of a module: they and what they call are compiled to memory, and called with a host that
 * records the numbers they inform of.
 */
public final class DescribeRun {

    private static final String CLASS = "wasm2jar.Describe";

    private final List<Integer> numbers = new ArrayList<>();

    private DescribeRun() {}

    /**
     * Runs them.
     *
     * @param module a valid module, as rustc left it
     * @param wanted which named descriptions are needed
     */
    public static RecordedDescriptions of(
            Module module, CallGraph calls, Describers describers, Release release, Predicate<String> wanted) {
        return new DescribeRun().run(module, calls, describers, release, wanted);
    }

    private RecordedDescriptions run(
            Module module, CallGraph calls, Describers describers, Release release, Predicate<String> wanted) {
        Map<String, Integer> functions = new LinkedHashMap<>();
        describers.exported().forEach((name, function) -> {
            if (wanted.test(name)) {
                functions.put(name, function);
            }
        });
        Map<Integer, Integer> tabled = describers.closures(module) ? describers.tabled() : Map.of();
        tabled.forEach((index, function) -> functions.put("table " + index, function));
        describers.generic().stream().forEach(function -> functions.put("generic " + function, function));
        Instance instance = instantiate(program(module, calls, functions));

        Map<String, List<Integer>> named = new HashMap<>();
        functions.keySet().stream().filter(name -> name.indexOf(' ') < 0)
                .forEach(name -> named.put(name, describe(instance, name)));
        Map<Integer, List<Integer>> closures = new HashMap<>();
        tabled.keySet().forEach(index -> closures.put(index, describe(instance, "table " + index)));
        Map<Integer, List<Integer>> generic = new HashMap<>();
        describers.generic().stream().forEach(function ->
                generic.put(function, describe(instance, "generic " + function)));
        return new RecordedDescriptions(release, named, closures, generic);
    }

    /** A module that exports these functions and holds nothing else but what they need. */
    private static Module program(Module module, CallGraph calls, Map<String, Integer> functions) {
        var exports = new ArrayList<Export>();
        var roots = new BitSet();
        functions.forEach((name, function) -> {
            exports.add(new Export(name, ExternalKind.FUNCTION, function));
            roots.set(function);
        });
        var program = new Module(module.binary(), module.recursiveTypes(), module.types(), module.imports(),
                module.functionTypes(), module.tables(), module.memories(), module.tags(), module.globals(), exports,
                OptionalInt.empty(), List.of(), module.dataCount(), module.bodies(), module.data(), List.of(),
                module.names());
        return FunctionEdit.apply(program, calls.reachableFrom(roots), Map.of());
    }

    private Instance instantiate(Module program) {
        CompiledModule compiled = Compiler.compile(program, CompilerOptions.of("describe", CLASS));
        var types = CanonicalTypes.of(program);
        var imports = new Imports();
        for (Import imported : program.imports()) {
            if (!(imported.description() instanceof ImportDescription.Function function)) {
                throw new BindgenException("the module imports " + imported.module() + "." + imported.name() + ", "
                        + ImportTypes.describe(program, imported) + ": wasm-bindgen modules can import functions only");
            }
            imports.define(imported.module(), imported.name(), new HostFunction(
                    FuncType.of(types.text(function.typeIndex())), arguments -> call(imported.name(), arguments)));
        }
        try {
            return (Instance) compiled.toClassLoader(DescribeRun.class.getClassLoader())
                    .loadClass(CLASS)
                    .getMethod("instantiate", program.imports().isEmpty() ? new Class<?>[0] : new Class<?>[] {Imports.class})
                    .invoke(null, program.imports().isEmpty() ? new Object[0] : new Object[] {imports});
        } catch (ReflectiveOperationException failure) {
            throw new BindgenException("the describe functions of this module cannot run: " + failure.getCause());
        }
    }

    private Object[] call(String name, Object[] arguments) {
        if (!name.equals(Describers.INFORM)) {
            throw new Marker(name);
        }
        numbers.add((Integer) arguments[0]);
        return new Object[0];
    }

    private List<Integer> describe(Instance instance, String name) {
        numbers.clear();
        FuncRef function = instance.function(name);
        try {
            function.call(zeros(function.type()));
        } catch (Marker end) {
            if (!name.startsWith("generic ")) {
                throw new BindgenException("the description of " + name + " calls the import " + end.getMessage()
                        + ", which has no meaning while the module is compiled");
            }
        } catch (RuntimeException failure) {
            throw new BindgenException("the description of " + name + " failed: " + failure.getMessage());
        }
        return List.copyOf(numbers);
    }

    private static Object[] zeros(FuncType type) {
        String text = type.toString();
        String parameters = text.substring(1, text.indexOf(')'));
        return parameters.isEmpty() ? new Object[0] : Arrays.stream(parameters.split(",")).map(DescribeRun::zero).toArray();
    }

    private static Object zero(String type) {
        return switch (type) {
            case "i32" -> 0;
            case "i64" -> 0L;
            case "f32" -> 0f;
            case "f64" -> 0.0;
            default -> null;
        };
    }

    /** Ends a description: what follows makes no sense before the module really runs. */
    private static final class Marker extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Marker(String imported) {
            super(imported, null, false, false);
        }
    }
}

package dev.wasm2jar.compiler.bindgen.emit;

import dev.wasm2jar.compiler.bindgen.BindgenException;
import dev.wasm2jar.compiler.wasm.ByteSlice;
import dev.wasm2jar.compiler.wasm.Export;
import dev.wasm2jar.compiler.wasm.ExternalKind;
import dev.wasm2jar.compiler.wasm.FunctionBody;
import dev.wasm2jar.compiler.wasm.FunctionType;
import dev.wasm2jar.compiler.wasm.GlobalType;
import dev.wasm2jar.compiler.wasm.IndexSpaces;
import dev.wasm2jar.compiler.wasm.Module;
import dev.wasm2jar.compiler.wasm.NumberType;
import dev.wasm2jar.compiler.wasm.RecursiveType;
import dev.wasm2jar.compiler.wasm.ReferenceType;
import dev.wasm2jar.compiler.wasm.SubType;
import dev.wasm2jar.compiler.wasm.ValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which functions the module exports to generated code, and under which names that are sure to be Java's. */
public final class ModuleExports {

    /** {@code (i32) -> (i32)}: moves the stack pointer and returns it. wasm-bindgen's own tool adds it likewise. */
    public static final String MOVE_STACK = "__wbindgen_add_to_stack_pointer";

    public static final String DESTROY_CLOSURE = "__wbindgen_destroy_closure";
    /** The table of references that have handles. */
    public static final String REFERENCES = "__wbindgen_externrefs";

    private final Map<String, RawExport> byName = new LinkedHashMap<>();
    private final List<Export> exports = new ArrayList<>();
    private final Set<String> methods = new HashSet<>();
    private boolean references;

    private ModuleExports() {}

    /** The functions by the names that wasm-bindgen knows. */
    Map<String, RawExport> byName() {
        return byName;
    }

    /** The new name of a function. */
    public Optional<String> nameOf(String export) {
        return Optional.ofNullable(byName.get(export)).map(RawExport::method);
    }

    /** Whether the module passes JavaScript values as references: then it exports a table of those with handles. */
    boolean hasReferences() {
        return references;
    }

    /** The exports, with their new names. */
    public List<Export> exports() {
        return exports;
    }

    /**
     * Names exports anew.
     *
     * @param kept what is exported
     */
    public static ModuleExports of(Module module, List<Export> kept) {
        var result = new ModuleExports();
        List<Integer> types = IndexSpaces.of(module).functions();
        for (Export export : kept) {
            if (export.kind() != ExternalKind.FUNCTION) {
                if (export.kind() == ExternalKind.MEMORY) {
                    result.exports.add(export);
                } else if (export.kind() == ExternalKind.TABLE && export.name().equals(REFERENCES)) {
                    result.references = true;
                    result.exports.add(new Export(result.method(REFERENCES), ExternalKind.TABLE, export.index()));
                }
                continue;
            }
            FunctionType type = module.functionTypeAt(types.get(export.index()));
            String method = result.method(export.name());
            result.byName.put(export.name(),
                    new RawExport(export.name(), method, words(type.parameters()), words(type.results())));
            result.exports.add(new Export(method, ExternalKind.FUNCTION, export.index()));
        }
        return result;
    }

    /** Begins with a character that the methods of instances have not, and no keyword has. */
    private String method(String name) {
        var text = new StringBuilder("$");
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            text.append(c < 0x80 && Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c) ? c : '_');
        }
        String method = text.toString();
        while (!methods.add(method)) {
            method += "_";
        }
        return method;
    }

    /** The words of a function's parameters or results. */
    public static List<Word> words(List<ValueType> types) {
        var words = new ArrayList<Word>();
        for (ValueType type : types) {
            if (type instanceof NumberType number) {
                words.add(Word.valueOf(number.name()));
            } else if (type.equals(ReferenceType.EXTERNREF)) {
                words.add(Word.EXTERNREF);
            } else {
                throw new BindgenException("the module passes values of type " + type
                        + ", which wasm-bindgen knows nothing of");
            }
        }
        return words;
    }

    /** The module with a function that moves the stack pointer, exported as {@link #MOVE_STACK}. */
    public static Module withStackPointer(Module module) {
        int global = stackPointer(module);
        if (global < 0 || module.exports().stream().anyMatch(export -> export.name().equals(MOVE_STACK))) {
            return module;
        }
        byte number = (byte) global;
        // global.get, local.get 0, i32.add, global.set, global.get, end
        byte[] code = {0x23, number, 0x20, 0, 0x6A, 0x24, number, 0x23, number, 0x0B};
        var types = new ArrayList<>(module.types());
        var groups = new ArrayList<>(module.recursiveTypes());
        var type = new SubType(true, List.of(), new FunctionType(List.of(NumberType.I32), List.of(NumberType.I32)));
        groups.add(new RecursiveType(types.size(), List.of(type)));
        types.add(type);
        var functionTypes = new ArrayList<>(module.functionTypes());
        functionTypes.add(types.size() - 1);
        var bodies = new ArrayList<>(module.bodies());
        bodies.add(new FunctionBody(List.of(), new ByteSlice(code, 0, code.length)));
        var exports = new ArrayList<>(module.exports());
        exports.add(new Export(MOVE_STACK, ExternalKind.FUNCTION,
                IndexSpaces.of(module).importedFunctions() + bodies.size() - 1));
        return new Module(module.binary(), groups, types, module.imports(), functionTypes, module.tables(),
                module.memories(), module.tags(), module.globals(), exports, module.start(), module.elements(),
                module.dataCount(), bodies, module.data(), module.customSections(), module.names());
    }

    /** The linker puts the stack pointer first among the globals that change. */
    private static int stackPointer(Module module) {
        List<GlobalType> globals = IndexSpaces.of(module).globals();
        for (int i = 0; i < Math.min(globals.size(), 128); i++) {
            if (globals.get(i).mutable() && globals.get(i).valueType() == NumberType.I32) {
                return i;
            }
        }
        return -1;
    }

    /** Whether an export is only for wasm-bindgen's own tool. */
    public static boolean isForTools(String name) {
        return name.startsWith("__wbindgen_describe_") || name.startsWith("__externref_")
                || name.equals("__wbindgen_skip_interpret_calls") || name.equals("__wbindgen_realloc");
    }
}

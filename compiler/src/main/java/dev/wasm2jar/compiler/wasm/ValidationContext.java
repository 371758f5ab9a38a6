package dev.wasm2jar.compiler.wasm;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * What the validation of function bodies needs to know of their module (spec 3.1.6): computed once per module by
 * {@link ModuleValidator}, immutable, and shared between threads.
 */
public final class ValidationContext {

    private final Module module;
    private final CanonicalTypes canonicalTypes;
    private final Subtyping subtyping;
    private final CompositeType[] types;
    private final int[] functions;
    private final int[] tags;
    private final TableType[] tables;
    private final MemoryType[] memories;
    private final GlobalType[] globals;
    private final int importedFunctions;
    private final int importedGlobals;
    private final BitSet declaredFunctions;

    /** Of a module whose types are valid. */
    ValidationContext(Module module, CanonicalTypes canonicalTypes, Subtyping subtyping) {
        this.module = module;
        this.canonicalTypes = canonicalTypes;
        this.subtyping = subtyping;
        types = module.types().stream().map(SubType::compositeType).toArray(CompositeType[]::new);
        IndexSpaces spaces = IndexSpaces.of(module);
        functions = spaces.functions().stream().mapToInt(Integer::intValue).toArray();
        tags = spaces.tags().stream().mapToInt(Integer::intValue).toArray();
        tables = spaces.tables().toArray(new TableType[0]);
        memories = spaces.memories().toArray(new MemoryType[0]);
        globals = spaces.globals().toArray(new GlobalType[0]);
        importedFunctions = spaces.importedFunctions();
        importedGlobals = spaces.importedGlobals();
        declaredFunctions = DeclaredFunctions.of(module);
    }

    public Module module() {
        return module;
    }

    public CanonicalTypes canonicalTypes() {
        return canonicalTypes;
    }

    public int importedFunctions() {
        return importedFunctions;
    }

    /** The name section's name of a function, if it has one. */
    public Optional<String> functionName(int functionIndex) {
        return Optional.ofNullable(module.names().functions().get(functionIndex));
    }

    Subtyping subtyping() {
        return subtyping;
    }

    int importedGlobals() {
        return importedGlobals;
    }

    // The look-ups below give null, or a negative number, for indices that do not exist.

    CompositeType type(int index) {
        return at(types, index);
    }

    TableType table(int index) {
        return at(tables, index);
    }

    MemoryType memory(int index) {
        return at(memories, index);
    }

    GlobalType global(int index) {
        return at(globals, index);
    }

    int globalCount() {
        return globals.length;
    }

    /** The type index of a function. */
    int functionType(int index) {
        return Integer.compareUnsigned(index, functions.length) < 0 ? functions[index] : -1;
    }

    /** The type index of a tag. */
    int tagType(int index) {
        return Integer.compareUnsigned(index, tags.length) < 0 ? tags[index] : -1;
    }

    ElementSegment elements(int index) {
        List<ElementSegment> segments = module.elements();
        return Integer.compareUnsigned(index, segments.size()) < 0 ? segments.get(index) : null;
    }

    /** Whether {@code ref.func} may name the function in a body (spec 3.1.6, C.refs). */
    boolean isDeclared(int functionIndex) {
        return declaredFunctions.get(functionIndex);
    }

    private static <T> T at(T[] array, int index) {
        return Integer.compareUnsigned(index, array.length) < 0 ? array[index] : null;
    }
}

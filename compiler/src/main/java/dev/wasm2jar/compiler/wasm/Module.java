package dev.wasm2jar.compiler.wasm;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A parsed module (spec 2.5). Index spaces begin with the imports, in their order, as in the specification.
 *
 * @param binary the whole module
 * @param recursiveTypes the type section as written
 * @param types the type index space: the members of all recursive types
 * @param functionTypes type indices of the functions defined here, parallel to {@link #bodies}
 * @param tags type indices of the tags defined here
 */
public record Module(
        byte[] binary,
        List<RecursiveType> recursiveTypes,
        List<SubType> types,
        List<Import> imports,
        List<Integer> functionTypes,
        List<Table> tables,
        List<MemoryType> memories,
        List<Integer> tags,
        List<Global> globals,
        List<Export> exports,
        OptionalInt start,
        List<ElementSegment> elements,
        OptionalInt dataCount,
        List<FunctionBody> bodies,
        List<DataSegment> data,
        List<CustomSection> customSections,
        Names names) {

    /** The composite type at a type index as a function type; only for indices that are known to be one. */
    public FunctionType functionTypeAt(int typeIndex) {
        return (FunctionType) types.get(typeIndex).compositeType();
    }

    /** This module with other exports. */
    public Module withExports(List<Export> newExports) {
        return new Module(binary, recursiveTypes, types, imports, functionTypes, tables, memories, tags, globals,
                newExports, start, elements, dataCount, bodies, data, customSections, names);
    }

    /** This module with other element segments. */
    public Module withElements(List<ElementSegment> newElements) {
        return new Module(binary, recursiveTypes, types, imports, functionTypes, tables, memories, tags, globals,
                exports, start, newElements, dataCount, bodies, data, customSections, names);
    }

    /** The first custom section of that name. */
    public Optional<CustomSection> customSection(String name) {
        return customSections.stream().filter(section -> section.name().equals(name)).findFirst();
    }
}

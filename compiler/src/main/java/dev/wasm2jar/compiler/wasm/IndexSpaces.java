package dev.wasm2jar.compiler.wasm;

import java.util.ArrayList;
import java.util.List;

/**
 * The index spaces of a module with imports and definitions in one list each (spec 2.5.1).
 *
 * @param functions type index of every function
 * @param tags type index of every tag
 */
public record IndexSpaces(
        List<Integer> functions,
        List<TableType> tables,
        List<MemoryType> memories,
        List<GlobalType> globals,
        List<Integer> tags,
        int importedFunctions,
        int importedTables,
        int importedMemories,
        int importedGlobals,
        int importedTags) {

    public static IndexSpaces of(Module module) {
        var functions = new ArrayList<Integer>();
        var tables = new ArrayList<TableType>();
        var memories = new ArrayList<MemoryType>();
        var globals = new ArrayList<GlobalType>();
        var tags = new ArrayList<Integer>();
        for (Import imported : module.imports()) {
            ImportDescription description = imported.description();
            if (description instanceof ImportDescription.Function function) {
                functions.add(function.typeIndex());
            } else if (description instanceof ImportDescription.Table table) {
                tables.add(table.type());
            } else if (description instanceof ImportDescription.Memory memory) {
                memories.add(memory.type());
            } else if (description instanceof ImportDescription.Global global) {
                globals.add(global.type());
            } else if (description instanceof ImportDescription.Tag tag) {
                tags.add(tag.typeIndex());
            }
        }
        int importedFunctions = functions.size();
        int importedTables = tables.size();
        int importedMemories = memories.size();
        int importedGlobals = globals.size();
        int importedTags = tags.size();
        functions.addAll(module.functionTypes());
        module.tables().forEach(table -> tables.add(table.type()));
        memories.addAll(module.memories());
        module.globals().forEach(global -> globals.add(global.type()));
        tags.addAll(module.tags());
        return new IndexSpaces(functions, tables, memories, globals, tags, importedFunctions, importedTables,
                importedMemories, importedGlobals, importedTags);
    }
}

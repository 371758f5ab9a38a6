package dev.wasm2jar.cli.inspect;

import dev.wasm2jar.compiler.bindgen.Declarations;
import java.util.List;

/**
 * What is in a module; the shape of {@code inspect --json}.
 *
 * @param kind {@code command} or {@code library}
 * @param features by their names, in the order in which they came to WebAssembly
 * @param bindgen what the module declares to wasm-bindgen; null if it was not made with it, or is not understood
 */
public record ModuleReport(
        String file,
        long size,
        String kind,
        List<ImportLine> imports,
        List<ExportLine> exports,
        List<String> memories,
        List<String> tables,
        int globals,
        List<String> features,
        List<SectionLine> sections,
        Functions functions,
        Declarations bindgen) {

    /** @param provided whether the host provides it; otherwise Java code has to, or calls of it trap */
    public record ImportLine(String module, String name, String kind, String type, boolean provided) {}

    /** An export; the type of a function, memory, table or global. */
    public record ExportLine(String name, String kind, String type) {}

    /** @param custom whether it is a custom section, which has no meaning for the program */
    public record SectionLine(String name, boolean custom, int size) {}

    /** @param codeSize bytes of the code of all functions */
    public record Functions(int imported, int defined, long codeSize, List<FunctionLine> largest) {}

    /** @param name from the name section or an export; null if it has none */
    public record FunctionLine(int index, String name, int size) {}
}

package dev.wasm2jar.cli.inspect;

import dev.wasm2jar.compiler.bindgen.BindgenCompiler;
import dev.wasm2jar.compiler.bindgen.BindgenException;
import dev.wasm2jar.compiler.bindgen.Declarations;
import dev.wasm2jar.compiler.bindgen.glue.GlueFile;
import dev.wasm2jar.compiler.host.ImportTypes;
import dev.wasm2jar.compiler.host.UnresolvedImport;
import dev.wasm2jar.compiler.jar.ProgramKind;
import dev.wasm2jar.compiler.jvm.HostFunctions;
import dev.wasm2jar.compiler.wasm.Export;
import dev.wasm2jar.compiler.wasm.ExternalKind;
import dev.wasm2jar.compiler.wasm.Feature;
import dev.wasm2jar.compiler.wasm.Import;
import dev.wasm2jar.compiler.wasm.IndexSpaces;
import dev.wasm2jar.compiler.wasm.Module;
import dev.wasm2jar.compiler.wasm.ModuleException;
import dev.wasm2jar.compiler.wasm.SectionSize;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Makes a report of a module. */
public final class ReportBuilder {

    private static final int LARGEST = 10;

    private final Module module;
    private final Optional<GlueFile> glue;
    private final IndexSpaces spaces;

    private ReportBuilder(Module module, Optional<GlueFile> glue) {
        this.module = module;
        this.glue = glue;
        this.spaces = IndexSpaces.of(module);
    }

    /**
     * @param module whose declarations have been validated
     * @param glue beside it, if it was processed by wasm-bindgen's command line
     */
    public static ModuleReport report(String file, Module module, Optional<GlueFile> glue, HostFunctions host) {
        return new ReportBuilder(module, glue).report(file, host);
    }

    private ModuleReport report(String file, HostFunctions host) {
        return new ModuleReport(
                file,
                module.binary().length,
                ProgramKind.of(module).name().toLowerCase(Locale.ROOT),
                imports(host),
                module.exports().stream()
                        .map(export -> new ModuleReport.ExportLine(
                                export.name(), export.kind().toString(), type(export)))
                        .toList(),
                spaces.memories().stream().map(ImportTypes::describe).toList(),
                spaces.tables().stream().map(ImportTypes::describe).toList(),
                spaces.globals().size(),
                FeatureScan.of(module).stream().map(Feature::toString).toList(),
                SectionSize.of(module).stream()
                        .map(section -> new ModuleReport.SectionLine(section.name(), section.custom(), section.size()))
                        .toList(),
                functions(),
                declarations());
    }

    /** A report is made of modules too that cannot be compiled. */
    private Declarations declarations() {
        try {
            return BindgenCompiler.accepts(module) ? Declarations.of(module)
                    : glue.map(file -> Declarations.of(module, file)).orElse(null);
        } catch (BindgenException | ModuleException unknown) {
            return null;
        }
    }

    private List<ModuleReport.ImportLine> imports(HostFunctions host) {
        Set<String> unresolved = new HashSet<>();
        UnresolvedImport.of(module, host).forEach(missing -> unresolved.add(missing.module() + '\0' + missing.name()));
        var result = new ArrayList<ModuleReport.ImportLine>();
        for (Import imported : module.imports()) {
            result.add(new ModuleReport.ImportLine(imported.module(), imported.name(),
                    ImportTypes.kind(imported).toString(), ImportTypes.describe(module, imported),
                    !unresolved.contains(imported.module() + '\0' + imported.name())));
        }
        return result;
    }

    private String type(Export export) {
        int index = export.index();
        return switch (export.kind()) {
            case FUNCTION -> module.functionTypeAt(spaces.functions().get(index)).toString();
            case TABLE -> ImportTypes.describe(spaces.tables().get(index));
            case MEMORY -> ImportTypes.describe(spaces.memories().get(index));
            case GLOBAL -> spaces.globals().get(index).toString();
            case TAG -> module.functionTypeAt(spaces.tags().get(index)).toString();
        };
    }

    /** All functions that are defined in a module, the largest first. */
    public static List<ModuleReport.FunctionLine> functions(Module module) {
        return new ReportBuilder(module, Optional.empty()).sortedFunctions();
    }

    private List<ModuleReport.FunctionLine> sortedFunctions() {
        Map<Integer, String> names = new HashMap<>();
        module.exports().stream()
                .filter(export -> export.kind() == ExternalKind.FUNCTION)
                .forEach(export -> names.putIfAbsent(export.index(), export.name()));
        names.putAll(module.names().functions());
        int imported = spaces.importedFunctions();
        return IntStream.range(0, module.bodies().size())
                .mapToObj(i -> new ModuleReport.FunctionLine(
                        imported + i, names.get(imported + i), module.bodies().get(i).code().length()))
                .sorted(Comparator.comparingInt(ModuleReport.FunctionLine::size).reversed()
                        .thenComparingInt(ModuleReport.FunctionLine::index))
                .toList();
    }

    private ModuleReport.Functions functions() {
        List<ModuleReport.FunctionLine> largest = sortedFunctions().stream().limit(LARGEST).toList();
        long codeSize = module.bodies().stream().mapToLong(body -> body.code().length()).sum();
        return new ModuleReport.Functions(spaces.importedFunctions(), module.bodies().size(), codeSize, largest);
    }
}

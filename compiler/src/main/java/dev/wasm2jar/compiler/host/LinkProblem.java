package dev.wasm2jar.compiler.host;

import dev.wasm2jar.compiler.wasm.CanonicalTypes;
import dev.wasm2jar.compiler.wasm.Export;
import dev.wasm2jar.compiler.wasm.ExternalKind;
import dev.wasm2jar.compiler.wasm.GlobalType;
import dev.wasm2jar.compiler.wasm.Import;
import dev.wasm2jar.compiler.wasm.ImportDescription;
import dev.wasm2jar.compiler.wasm.IndexSpaces;
import dev.wasm2jar.compiler.wasm.Limits;
import dev.wasm2jar.compiler.wasm.MemoryType;
import dev.wasm2jar.compiler.wasm.Module;
import dev.wasm2jar.compiler.wasm.TableType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An import that an export of another module does not satisfy.
 *
 * @param wanted the import's kind and type, for people
 * @param found the kind and type of the other module's export, or empty if it has no export of that name
 */
public record LinkProblem(Import imported, String wanted, Optional<String> found) {

    /**
     * The imports that another module is to provide, but cannot.
     *
     * <p>Memories and tables that begin too small are no problem if code of the other module runs before they are
     * imported, since it may make them grow: that is checked when it has run.
     *
     * @param importer a valid module
     * @param name under which the other module is known to it
     * @param provider a valid module
     */
    public static List<LinkProblem> of(Module importer, String name, Module provider) {
        var link = new Link(importer, provider);
        Map<String, Export> exports = provider.exports().stream().collect(Collectors.toMap(Export::name, e -> e));
        var problems = new ArrayList<LinkProblem>();
        for (Import imported : importer.imports()) {
            if (!imported.module().equals(name)) {
                continue;
            }
            Optional<Export> export = Optional.ofNullable(exports.get(imported.name()));
            if (export.isEmpty() || !link.matches(export.get(), imported.description())) {
                problems.add(new LinkProblem(imported,
                        ImportTypes.kind(imported) + " " + ImportTypes.describe(importer, imported),
                        export.map(link::describe)));
            }
        }
        return problems;
    }

    /** Two modules, and what is needed to compare their types (spec 3.3, matching of external types). */
    private static final class Link {

        private final CanonicalTypes wantedTypes;
        private final Module provider;
        private final CanonicalTypes providedTypes;
        private final IndexSpaces provided;
        private final boolean mayHaveGrown;

        Link(Module importer, Module provider) {
            this.wantedTypes = CanonicalTypes.of(importer);
            this.provider = provider;
            this.providedTypes = CanonicalTypes.of(provider);
            this.provided = IndexSpaces.of(provider);
            this.mayHaveGrown = provider.start().isPresent()
                    || provider.exports().stream().anyMatch(export -> export.kind() == ExternalKind.FUNCTION);
        }

        String describe(Export export) {
            String type = switch (export.kind()) {
                case FUNCTION -> provider.functionTypeAt(provided.functions().get(export.index())).toString();
                case TABLE -> ImportTypes.describe(provided.tables().get(export.index()));
                case MEMORY -> ImportTypes.describe(provided.memories().get(export.index()));
                case GLOBAL -> provided.globals().get(export.index()).toString();
                case TAG -> provider.functionTypeAt(provided.tags().get(export.index())).toString();
            };
            return export.kind() + " " + type;
        }

        boolean matches(Export export, ImportDescription wanted) {
            if (wanted instanceof ImportDescription.Function function) {
                return export.kind() == ExternalKind.FUNCTION
                        && matchesFunction(provided.functions().get(export.index()), function.typeIndex());
            }
            if (wanted instanceof ImportDescription.Table table) {
                return export.kind() == ExternalKind.TABLE
                        && matches(provided.tables().get(export.index()), table.type());
            }
            if (wanted instanceof ImportDescription.Memory memory) {
                return export.kind() == ExternalKind.MEMORY
                        && matches(provided.memories().get(export.index()), memory.type());
            }
            if (wanted instanceof ImportDescription.Global global) {
                return export.kind() == ExternalKind.GLOBAL
                        && matches(provided.globals().get(export.index()), global.type());
            }
            int tag = ((ImportDescription.Tag) wanted).typeIndex();
            return export.kind() == ExternalKind.TAG
                    && providedTypes.text(provided.tags().get(export.index())).equals(wantedTypes.text(tag));
        }

        private boolean matchesFunction(int type, int wanted) {
            String text = wantedTypes.text(wanted);
            return providedTypes.text(type).equals(text) || providedTypes.supertexts(type).contains(text);
        }

        private boolean matches(TableType type, TableType wanted) {
            return type.addressType() == wanted.addressType()
                    && providedTypes.text(type.elementType()).equals(wantedTypes.text(wanted.elementType()))
                    && matches(type.limits(), wanted.limits());
        }

        private boolean matches(MemoryType type, MemoryType wanted) {
            return type.addressType() == wanted.addressType()
                    && type.shared() == wanted.shared()
                    && type.pageSizeLog2() == wanted.pageSizeLog2()
                    && matches(type.limits(), wanted.limits());
        }

        private boolean matches(Limits type, Limits wanted) {
            boolean largeEnough = Long.compareUnsigned(type.minimum(), wanted.minimum()) >= 0
                    || mayHaveGrown && atMost(wanted.minimum(), type);
            return largeEnough && (wanted.maximum().isEmpty()
                    || type.maximum().isPresent()
                            && Long.compareUnsigned(type.maximum().getAsLong(), wanted.maximum().getAsLong()) <= 0);
        }

        private static boolean atMost(long size, Limits limits) {
            return limits.maximum().isEmpty() || Long.compareUnsigned(size, limits.maximum().getAsLong()) <= 0;
        }

        private boolean matches(GlobalType type, GlobalType wanted) {
            String text = wantedTypes.text(wanted.valueType());
            return type.mutable() == wanted.mutable()
                    && (providedTypes.text(type.valueType()).equals(text)
                            || !type.mutable() && providedTypes.supertexts(type.valueType()).contains(text));
        }
    }
}

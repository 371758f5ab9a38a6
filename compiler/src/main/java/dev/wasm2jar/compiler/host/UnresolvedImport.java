package dev.wasm2jar.compiler.host;

import dev.wasm2jar.compiler.jvm.HostFunctions;
import dev.wasm2jar.compiler.wasm.CanonicalTypes;
import dev.wasm2jar.compiler.wasm.ExternalKind;
import dev.wasm2jar.compiler.wasm.Import;
import dev.wasm2jar.compiler.wasm.ImportDescription;
import dev.wasm2jar.compiler.wasm.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An import that the host does not provide.
 *
 * @param signature what the module asks for, for people
 * @param provided the type of the host's function of that name, where it has one of another type
 */
public record UnresolvedImport(
        String module, String name, ExternalKind kind, String signature, Optional<String> provided) {

    /**
     * The imports of a module that the host does not provide, in their order.
     *
     * @param module whose types have been validated
     */
    public static List<UnresolvedImport> of(Module module, HostFunctions host) {
        var types = CanonicalTypes.of(module);
        var result = new ArrayList<UnresolvedImport>();
        for (Import imported : module.imports()) {
            Optional<String> provided = Optional.empty();
            if (imported.description() instanceof ImportDescription.Function function) {
                Optional<HostFunctions.HostFunction> found = host.find(imported.module(), imported.name());
                if (found.isPresent() && found.get().typeText().equals(types.text(function.typeIndex()))) {
                    continue;
                }
                provided = found.map(HostFunctions.HostFunction::typeText);
            }
            result.add(new UnresolvedImport(imported.module(), imported.name(), ImportTypes.kind(imported),
                    ImportTypes.describe(module, imported), provided));
        }
        return result;
    }
}

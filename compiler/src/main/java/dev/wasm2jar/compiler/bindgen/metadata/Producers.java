package dev.wasm2jar.compiler.bindgen.metadata;

import dev.wasm2jar.compiler.wasm.MalformedModuleException;
import dev.wasm2jar.compiler.wasm.Module;
import java.util.Optional;

/** The section that tells which tools have made a module (tool-conventions, ProducersSection.md). */
public final class Producers {

    private Producers() {}

    /**
     * The version of a tool without what follows its first space, e.g. {@code 0.2.92}; empty if it is not named, or the
     * section malformed.
     */
    public static Optional<String> version(Module module, String tool) {
        try {
            return module.customSection("producers")
                    .flatMap(section -> find(new SectionReader(section.contents()), tool));
        } catch (MalformedModuleException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<String> find(SectionReader section, String tool) {
        int fields = section.u32();
        for (int field = 0; field < fields; field++) {
            section.string();
            int values = section.u32();
            for (int value = 0; value < values; value++) {
                String name = section.string();
                String version = section.string();
                if (name.equals(tool)) {
                    return Optional.of(version.split(" ", 2)[0]);
                }
            }
        }
        return Optional.empty();
    }
}

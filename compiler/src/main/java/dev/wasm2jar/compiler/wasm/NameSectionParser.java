package dev.wasm2jar.compiler.wasm;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The name section (spec 7.6.1). */
final class NameSectionParser {

    static final String SECTION_NAME = "name";

    private static final int MODULE_NAME = 0;
    private static final int FUNCTION_NAMES = 1;

    private NameSectionParser() {}

    /** The names; none when the section is malformed, which is no reason to refuse the module (spec 7.6.1). */
    static Names parse(ByteSlice contents) {
        BinaryReader reader = new BinaryReader(contents.array(), contents.offset(), contents.end());
        try {
            return parse(reader);
        } catch (MalformedModuleException malformed) {
            return Names.NONE;
        }
    }

    private static Names parse(BinaryReader reader) {
        Optional<String> module = Optional.empty();
        Map<Integer, String> functions = Map.of();
        while (reader.hasRemaining()) {
            int id = reader.unsignedByte();
            ByteSlice contents = reader.slice(reader.length());
            BinaryReader subsection = new BinaryReader(contents.array(), contents.offset(), contents.end());
            if (id == MODULE_NAME) {
                module = Optional.of(subsection.name());
            } else if (id == FUNCTION_NAMES) {
                functions = nameMap(subsection);
            }
        }
        return new Names(module, functions);
    }

    private static Map<Integer, String> nameMap(BinaryReader reader) {
        int count = reader.count();
        Map<Integer, String> names = new HashMap<>();
        for (int i = 0; i < count; i++) {
            int index = reader.u32();
            names.put(index, reader.name());
        }
        return names;
    }
}

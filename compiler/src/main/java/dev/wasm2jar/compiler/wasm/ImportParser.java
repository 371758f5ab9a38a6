package dev.wasm2jar.compiler.wasm;

import java.util.ArrayList;
import java.util.List;

/** The import section (spec 5.5.5), also in the form of the compact import section proposal. */
final class ImportParser {

    /** After an empty name: a list of names and types follows. */
    private static final int NAMES_AND_TYPES = 0x7F;
    /** After an empty name: a type and a list of names follow. */
    private static final int TYPE_AND_NAMES = 0x7E;

    private final BinaryReader reader;
    private final List<Import> imports = new ArrayList<>();
    private boolean compact;

    private ImportParser(BinaryReader reader) {
        this.reader = reader;
    }

    /**
     * The imports of a section.
     *
     * @param end offset where the section ends
     */
    static List<Import> imports(BinaryReader reader, int end) {
        ImportParser parser = new ImportParser(reader);
        int count = reader.count();
        for (int i = 0; i < count && !parser.isComplete(count, end); i++) {
            parser.entry();
        }
        return parser.imports;
    }

    /** Some encoders of compact sections put the number of imports where the number of entries belongs. */
    private boolean isComplete(int count, int end) {
        return compact && imports.size() == count && reader.position() == end;
    }

    private void entry() {
        String module = reader.name();
        String name = reader.name();
        int marker = reader.peek();
        if (!name.isEmpty() || marker != NAMES_AND_TYPES && marker != TYPE_AND_NAMES) {
            imports.add(new Import(module, name, description()));
            return;
        }
        compact = true;
        reader.unsignedByte();
        if (marker == NAMES_AND_TYPES) {
            int count = reader.count();
            for (int i = 0; i < count; i++) {
                String itemName = reader.name();
                imports.add(new Import(module, itemName, description()));
            }
        } else {
            ImportDescription description = description();
            for (String itemName : reader.vector(BinaryReader::name)) {
                imports.add(new Import(module, itemName, description));
            }
        }
    }

    /** An external type (spec 5.3.14). */
    private ImportDescription description() {
        switch (DefinitionParser.kind(reader, "malformed import kind")) {
            case FUNCTION:
                return new ImportDescription.Function(reader.u32());
            case TABLE:
                return new ImportDescription.Table(TypeParser.tableType(reader));
            case MEMORY:
                return new ImportDescription.Memory(TypeParser.memoryType(reader));
            case GLOBAL:
                return new ImportDescription.Global(TypeParser.globalType(reader));
            default:
                return new ImportDescription.Tag(DefinitionParser.tagType(reader));
        }
    }
}

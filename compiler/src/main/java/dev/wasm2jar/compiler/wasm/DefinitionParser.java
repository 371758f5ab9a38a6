package dev.wasm2jar.compiler.wasm;

import java.util.Optional;

/** Entries of the table, tag, global and export sections (spec 5.5.7 to 5.5.10 and 5.5.16). */
final class DefinitionParser {

    private static final int TABLE_WITH_INITIALIZER = 0x40;
    private static final ExternalKind[] KINDS = ExternalKind.values();

    private DefinitionParser() {}

    /** The kind of an import or export, by its code (spec 5.5.5 and 5.5.10). */
    static ExternalKind kind(BinaryReader reader, String problem) {
        int start = reader.position();
        int code = reader.unsignedByte();
        if (code >= KINDS.length) {
            throw reader.malformed(start, problem + " 0x" + Integer.toHexString(code));
        }
        return KINDS[code];
    }

    /** A tag type (spec 5.3.10): a reserved attribute and a type index. */
    static int tagType(BinaryReader reader) {
        int start = reader.position();
        if (reader.unsignedByte() != 0) {
            throw reader.malformed(start, "malformed tag attribute");
        }
        return reader.u32();
    }

    /** A table (spec 5.5.7). */
    static Table table(BinaryReader reader) {
        if (reader.peek() != TABLE_WITH_INITIALIZER) {
            return new Table(TypeParser.tableType(reader), Optional.empty());
        }
        reader.unsignedByte();
        int start = reader.position();
        if (reader.unsignedByte() != 0) {
            throw reader.malformed(start, "zero byte expected");
        }
        TableType type = TypeParser.tableType(reader);
        return new Table(type, Optional.of(SegmentParser.constantExpression(reader)));
    }

    /** A global (spec 5.5.9). */
    static Global global(BinaryReader reader) {
        GlobalType type = TypeParser.globalType(reader);
        return new Global(type, SegmentParser.constantExpression(reader));
    }

    /** An export (spec 5.5.10). */
    static Export export(BinaryReader reader) {
        String name = reader.name();
        ExternalKind kind = kind(reader, "malformed export kind");
        return new Export(name, kind, reader.u32());
    }
}

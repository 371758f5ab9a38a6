package dev.wasm2jar.compiler.wasm;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Parses a module from the binary format (spec 5.5): the sections, and everything in them but the instructions of
 * functions, which are decoded when they are compiled.
 */
public final class ModuleParser {

    private final byte[] binary;
    private final BinaryReader reader;
    private List<RecursiveType> recursiveTypes = List.of();
    private List<Import> imports = List.of();
    private List<Integer> functionTypes = List.of();
    private List<Table> tables = List.of();
    private List<MemoryType> memories = List.of();
    private List<Integer> tags = List.of();
    private List<Global> globals = List.of();
    private List<Export> exports = List.of();
    private OptionalInt start = OptionalInt.empty();
    private List<ElementSegment> elements = List.of();
    private OptionalInt dataCount = OptionalInt.empty();
    private List<FunctionBody> bodies = List.of();
    private List<DataSegment> data = List.of();
    private final List<CustomSection> customSections = new ArrayList<>();
    private Names names = Names.NONE;

    private ModuleParser(byte[] binary) {
        this.binary = binary;
        this.reader = new BinaryReader(binary, Preamble.LENGTH, binary.length);
    }

    /**
     * Parses a module.
     *
     * @param binary kept by the module and not to be changed afterwards
     * @throws MalformedModuleException when the bytes break the binary format
     * @throws UnsupportedModuleException when the module goes beyond a limit of this implementation
     */
    public static Module parse(byte[] binary) {
        Preamble.check(binary);
        ModuleParser parser = new ModuleParser(binary);
        try {
            return parser.parseSections();
        } catch (MalformedModuleException malformed) {
            // What comes first in the binary is more telling than what follows from it.
            parser.bodies.forEach(CodeParser::decode);
            throw malformed;
        }
    }

    private Module parseSections() {
        int lastOrder = -1;
        while (reader.hasRemaining()) {
            int sectionStart = reader.position();
            int id = reader.unsignedByte();
            SectionId section = SectionId.of(id);
            if (section == null && id != SectionId.CUSTOM) {
                throw reader.malformed(sectionStart, "malformed section id " + id);
            }
            int end = sectionEnd();
            if (section == null) {
                custom(end);
                continue;
            }
            // Each section at most once, and in order (spec 5.5.2).
            if (section.ordinal() <= lastOrder) {
                throw reader.malformed(sectionStart, "unexpected content after last section: " + section);
            }
            lastOrder = section.ordinal();
            parse(section, end);
            if (reader.position() != end) {
                throw reader.malformed(reader.position(), "section size mismatch: " + section + " should end at offset "
                        + end + " and ends at " + reader.position());
            }
        }
        checkCounts();
        return module();
    }

    private int sectionEnd() {
        int size = reader.length();
        return reader.position() + size;
    }

    private void custom(int end) {
        BinaryReader contents = new BinaryReader(binary, reader.position(), end);
        String name = contents.name();
        CustomSection section = new CustomSection(name, contents.slice(contents.remaining()));
        customSections.add(section);
        if (name.equals(NameSectionParser.SECTION_NAME) && names == Names.NONE) {
            names = NameSectionParser.parse(section.contents());
        }
        reader.moveTo(end);
    }

    private void parse(SectionId section, int end) {
        switch (section) {
            case TYPE:
                recursiveTypes = TypeParser.recursiveTypes(reader);
                break;
            case IMPORT:
                imports = ImportParser.imports(reader, end);
                break;
            case FUNCTION:
                functionTypes = reader.vector(BinaryReader::u32);
                break;
            case TABLE:
                tables = reader.vector(DefinitionParser::table);
                break;
            case MEMORY:
                memories = reader.vector(TypeParser::memoryType);
                break;
            case TAG:
                tags = reader.vector(DefinitionParser::tagType);
                break;
            case GLOBAL:
                globals = reader.vector(DefinitionParser::global);
                break;
            case EXPORT:
                exports = reader.vector(DefinitionParser::export);
                break;
            case START:
                start = OptionalInt.of(reader.u32());
                break;
            case ELEMENT:
                elements = reader.vector(SegmentParser::element);
                break;
            case DATA_COUNT:
                dataCount = OptionalInt.of(reader.u32());
                break;
            case CODE:
                bodies = reader.vector(CodeParser::body);
                break;
            case DATA:
                data = reader.vector(SegmentParser::data);
                break;
        }
    }

    /** What must agree between sections (spec 5.5.17). */
    private void checkCounts() {
        if (functionTypes.size() != bodies.size()) {
            throw reader.malformed(binary.length, "function and code section have inconsistent lengths: "
                    + functionTypes.size() + " and " + bodies.size());
        }
        if (dataCount.isPresent() && dataCount.getAsInt() != data.size()) {
            throw reader.malformed(binary.length, "data count and data section have inconsistent lengths: "
                    + Integer.toUnsignedString(dataCount.getAsInt()) + " and " + data.size());
        }
    }

    private Module module() {
        List<SubType> types = new ArrayList<>();
        for (RecursiveType group : recursiveTypes) {
            types.addAll(group.subTypes());
        }
        return new Module(
                binary,
                List.copyOf(recursiveTypes),
                List.copyOf(types),
                List.copyOf(imports),
                List.copyOf(functionTypes),
                List.copyOf(tables),
                List.copyOf(memories),
                List.copyOf(tags),
                List.copyOf(globals),
                List.copyOf(exports),
                start,
                List.copyOf(elements),
                dataCount,
                List.copyOf(bodies),
                List.copyOf(data),
                List.copyOf(customSections),
                names);
    }
}

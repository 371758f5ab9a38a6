package dev.wasm2jar.compiler.wasm;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The binary format of types (spec 5.3). */
final class TypeParser {

    private static final int REF = 0x64;
    private static final int REF_NULL = 0x63;
    private static final int FUNC = 0x60;
    private static final int STRUCT = 0x5F;
    private static final int ARRAY = 0x5E;
    private static final int SUB = 0x50;
    private static final int SUB_FINAL = 0x4F;
    private static final int REC = 0x4E;
    private static final int EMPTY_BLOCK = 0x40;

    private static final int HAS_MAXIMUM = 0x01;
    private static final int SHARED = 0x02;
    private static final int ADDRESS_64 = 0x04;
    private static final int CUSTOM_PAGE_SIZE = 0x08;
    private static final int MAX_PAGE_SIZE_LOG2 = 63;

    private static final BlockType NO_VALUES = new BlockType.Empty();
    /** Value types of one byte, and blocks that give one, by code: one instance of each is enough. */
    private static final ValueType[] SHORT_VALUE_TYPES = new ValueType[0x80];
    private static final BlockType[] SHORT_BLOCK_TYPES = new BlockType[0x80];
    private static final AbstractHeapType[] ABSTRACT_HEAP_TYPES = new AbstractHeapType[0x80];
    private static final Map<AbstractHeapType, ReferenceType> NON_NULL = new EnumMap<>(AbstractHeapType.class);

    static {
        SHORT_VALUE_TYPES[0x7F] = NumberType.I32;
        SHORT_VALUE_TYPES[0x7E] = NumberType.I64;
        SHORT_VALUE_TYPES[0x7D] = NumberType.F32;
        SHORT_VALUE_TYPES[0x7C] = NumberType.F64;
        SHORT_VALUE_TYPES[0x7B] = VectorType.V128;
        ABSTRACT_HEAP_TYPES[0x74] = AbstractHeapType.NOEXN;
        ABSTRACT_HEAP_TYPES[0x73] = AbstractHeapType.NOFUNC;
        ABSTRACT_HEAP_TYPES[0x72] = AbstractHeapType.NOEXTERN;
        ABSTRACT_HEAP_TYPES[0x71] = AbstractHeapType.NONE;
        ABSTRACT_HEAP_TYPES[0x70] = AbstractHeapType.FUNC;
        ABSTRACT_HEAP_TYPES[0x6F] = AbstractHeapType.EXTERN;
        ABSTRACT_HEAP_TYPES[0x6E] = AbstractHeapType.ANY;
        ABSTRACT_HEAP_TYPES[0x6D] = AbstractHeapType.EQ;
        ABSTRACT_HEAP_TYPES[0x6C] = AbstractHeapType.I31;
        ABSTRACT_HEAP_TYPES[0x6B] = AbstractHeapType.STRUCT;
        ABSTRACT_HEAP_TYPES[0x6A] = AbstractHeapType.ARRAY;
        ABSTRACT_HEAP_TYPES[0x69] = AbstractHeapType.EXN;
        for (int code = 0; code < 0x80; code++) {
            AbstractHeapType heapType = ABSTRACT_HEAP_TYPES[code];
            if (heapType != null) {
                SHORT_VALUE_TYPES[code] = new ReferenceType(true, heapType);
                NON_NULL.put(heapType, new ReferenceType(false, heapType));
            }
            if (SHORT_VALUE_TYPES[code] != null) {
                SHORT_BLOCK_TYPES[code] = new BlockType.Value(SHORT_VALUE_TYPES[code]);
            }
        }
    }

    private TypeParser() {}

    /** A value type (spec 5.3.5). */
    static ValueType valueType(BinaryReader reader) {
        int start = reader.position();
        int code = reader.unsignedByte();
        ValueType type = valueTypeOrNull(reader, code);
        if (type == null) {
            throw reader.malformed(start, "malformed value type 0x" + Integer.toHexString(code));
        }
        return type;
    }

    private static ValueType valueTypeOrNull(BinaryReader reader, int code) {
        if (code == REF || code == REF_NULL) {
            return reference(code == REF_NULL, heapType(reader));
        }
        return code < 0x80 ? SHORT_VALUE_TYPES[code] : null;
    }

    /** A reference type (spec 5.3.4). */
    static ReferenceType referenceType(BinaryReader reader) {
        int start = reader.position();
        int code = reader.unsignedByte();
        if (valueTypeOrNull(reader, code) instanceof ReferenceType type) {
            return type;
        }
        throw reader.malformed(start, "malformed reference type 0x" + Integer.toHexString(code));
    }

    /** The reference type, shared where it is abstract and not null. */
    static ReferenceType reference(boolean nullable, HeapType heapType) {
        if (!nullable && heapType instanceof AbstractHeapType abstractType) {
            return NON_NULL.get(abstractType);
        }
        return new ReferenceType(nullable, heapType);
    }

    /** A heap type (spec 5.3.3): one of the negative codes, or a type index as a positive number. */
    static HeapType heapType(BinaryReader reader) {
        int start = reader.position();
        int code = reader.peek();
        if (code < 0x80 && ABSTRACT_HEAP_TYPES[code] != null) {
            reader.unsignedByte();
            return ABSTRACT_HEAP_TYPES[code];
        }
        long index = reader.s33();
        if (index < 0) {
            throw reader.malformed(start, "malformed heap type 0x" + Integer.toHexString(code));
        }
        return new ConcreteHeapType((int) index);
    }

    /** The type of a block (spec 5.4.2). */
    static BlockType blockType(BinaryReader reader) {
        int start = reader.position();
        int code = reader.peek();
        if (code == EMPTY_BLOCK) {
            reader.unsignedByte();
            return NO_VALUES;
        }
        if (code < 0x80 && SHORT_BLOCK_TYPES[code] != null) {
            reader.unsignedByte();
            return SHORT_BLOCK_TYPES[code];
        }
        if (code == REF || code == REF_NULL) {
            return new BlockType.Value(valueType(reader));
        }
        long index = reader.s33();
        if (index < 0) {
            throw reader.malformed(start, "malformed block type 0x" + Integer.toHexString(code));
        }
        return new BlockType.Index((int) index);
    }

    /** The type section (spec 5.5.4). */
    static List<RecursiveType> recursiveTypes(BinaryReader reader) {
        int count = reader.count();
        List<RecursiveType> groups = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < count; i++) {
            RecursiveType group = recursiveType(reader, next);
            next += group.subTypes().size();
            groups.add(group);
        }
        return groups;
    }

    /** A recursive type (spec 5.3.8); a lone sub type is a group of one. */
    private static RecursiveType recursiveType(BinaryReader reader, int firstIndex) {
        if (reader.peek() == REC) {
            reader.unsignedByte();
            return new RecursiveType(firstIndex, reader.vector(TypeParser::subType));
        }
        return new RecursiveType(firstIndex, List.of(subType(reader)));
    }

    /** A sub type (spec 5.3.8); a lone composite type is final and has no supertypes. */
    private static SubType subType(BinaryReader reader) {
        int code = reader.peek();
        if (code == SUB || code == SUB_FINAL) {
            reader.unsignedByte();
            return new SubType(code == SUB_FINAL, reader.vector(BinaryReader::u32), compositeType(reader));
        }
        return new SubType(true, List.of(), compositeType(reader));
    }

    /** A composite type (spec 5.3.7). */
    private static CompositeType compositeType(BinaryReader reader) {
        int start = reader.position();
        int code = reader.unsignedByte();
        if (code == FUNC) {
            return new FunctionType(reader.vector(TypeParser::valueType), reader.vector(TypeParser::valueType));
        }
        if (code == STRUCT) {
            return new StructType(reader.vector(TypeParser::fieldType));
        }
        if (code == ARRAY) {
            return new ArrayType(fieldType(reader));
        }
        // The integer encoding of type codes is signed, which is where a longer one is noticed (spec 5.3).
        if (code >= 0x80) {
            throw reader.malformed(start, "integer representation too long: malformed definition type");
        }
        throw reader.malformed(start, "malformed definition type 0x" + Integer.toHexString(code));
    }

    private static FieldType fieldType(BinaryReader reader) {
        StorageType storage = storageType(reader);
        return new FieldType(storage, mutability(reader));
    }

    /** A storage type (spec 5.3.7). */
    private static StorageType storageType(BinaryReader reader) {
        int code = reader.peek();
        if (code == 0x78 || code == 0x77) {
            reader.unsignedByte();
            return code == 0x78 ? PackedType.I8 : PackedType.I16;
        }
        return valueType(reader);
    }

    private static boolean mutability(BinaryReader reader) {
        int start = reader.position();
        int code = reader.unsignedByte();
        if (code > 1) {
            throw reader.malformed(start, "malformed mutability");
        }
        return code == 1;
    }

    /** A global type (spec 5.3.11). */
    static GlobalType globalType(BinaryReader reader) {
        ValueType type = valueType(reader);
        return new GlobalType(type, mutability(reader));
    }

    /** A table type (spec 5.3.13). */
    static TableType tableType(BinaryReader reader) {
        ReferenceType type = referenceType(reader);
        int flags = limitsFlags(reader, HAS_MAXIMUM | ADDRESS_64);
        return new TableType(addressType(flags), limits(reader, flags), type);
    }

    /**
     * A memory type (spec 5.3.12), with the flag for shared memories of the threads proposal and the one of the custom
     * page sizes proposal.
     */
    static MemoryType memoryType(BinaryReader reader) {
        int flags = limitsFlags(reader, HAS_MAXIMUM | SHARED | ADDRESS_64 | CUSTOM_PAGE_SIZE);
        Limits limits = limits(reader, flags);
        int pageSizeLog2 = MemoryType.DEFAULT_PAGE_SIZE_LOG2;
        if ((flags & CUSTOM_PAGE_SIZE) != 0) {
            int start = reader.position();
            pageSizeLog2 = reader.u32();
            if (Integer.compareUnsigned(pageSizeLog2, MAX_PAGE_SIZE_LOG2) > 0) {
                throw reader.malformed(start, "invalid custom page size");
            }
        }
        return new MemoryType(addressType(flags), limits, (flags & SHARED) != 0, pageSizeLog2);
    }

    private static int limitsFlags(BinaryReader reader, int allowed) {
        int start = reader.position();
        int flags = reader.unsignedByte();
        if ((flags & ~allowed) != 0) {
            // Flags are an integer of a few bits, so a continued one is too long in the first place.
            String reason = flags >= 0x80 ? "integer representation too long: " : "";
            throw reader.malformed(start, reason + "malformed limits flags 0x" + Integer.toHexString(flags));
        }
        if (!reader.hasRemaining()) {
            throw reader.malformed(reader.position(), "unexpected end of section or function: no minimum, or malformed"
                    + " limits flags 0x" + Integer.toHexString(flags));
        }
        return flags;
    }

    private static AddressType addressType(int flags) {
        return (flags & ADDRESS_64) != 0 ? AddressType.I64 : AddressType.I32;
    }

    /** Limits (spec 5.3.9): 64-bit numbers whatever the address type. */
    private static Limits limits(BinaryReader reader, int flags) {
        long minimum = reader.u64();
        boolean bounded = (flags & HAS_MAXIMUM) != 0;
        return new Limits(minimum, bounded ? OptionalLong.of(reader.u64()) : OptionalLong.empty());
    }
}

package dev.wasm2jar.compiler.wasm;

import java.util.List;

/**
 * Decodes instructions one by one (spec 5.4): the one decoder for function bodies and constant expressions.
 *
 * <p>Nothing is checked but the binary format; structure and types are the validator's.
 */
public final class InstructionReader {

    private static final int FIRST_TOO_LARGE_MEMORY_FLAGS = 0x80;
    private static final int EXPLICIT_MEMORY = 0x40;
    private static final int SHUFFLE_LANES = 16;
    private static final int SHUFFLE_SOURCES = 32;

    private final BinaryReader reader;
    private int offset;

    /**
     * @param start offset of the first instruction
     * @param end offset after the last
     */
    public InstructionReader(byte[] binary, int start, int end) {
        this(new BinaryReader(binary, start, end));
    }

    /** Decodes from where the reader stands, and moves it. */
    InstructionReader(BinaryReader reader) {
        this.reader = reader;
        this.offset = reader.position();
    }

    public boolean hasNext() {
        return reader.hasRemaining();
    }

    /** Offset of the instruction last returned. */
    public int offset() {
        return offset;
    }

    /** Offset after it. */
    int position() {
        return reader.position();
    }

    /** The next instruction; {@link MalformedModuleException} when there is none. */
    public Instruction next() {
        offset = reader.position();
        int code = reader.unsignedByte();
        OpcodeTable.Entry entry = OpcodeTable.singleByte(code);
        if (entry == null) {
            entry = prefixed(code);
        }
        Opcode opcode = entry.opcode();
        switch (entry.immediates()) {
            case NONE:
                return entry.plain();
            case INDEX:
                return new Instruction.Index(opcode, reader.u32());
            case MEMORY_ACCESS:
                return new Instruction.MemoryAccess(opcode, memoryArgument());
            case I32:
                return new Instruction.I32Const(opcode, reader.s32());
            case I64:
                return new Instruction.I64Const(opcode, reader.s64());
            case F32:
                return new Instruction.F32Const(opcode, reader.f32());
            case F64:
                return new Instruction.F64Const(opcode, reader.f64());
            case BLOCK_TYPE:
                return new Instruction.Block(opcode, TypeParser.blockType(reader));
            default:
                return rare(entry);
        }
    }

    /** Kept apart so that the common forms stay small enough to be inlined. */
    private Instruction rare(OpcodeTable.Entry entry) {
        Opcode opcode = entry.opcode();
        switch (entry.immediates()) {
            case INDEX_PAIR: {
                int first = reader.u32();
                return new Instruction.IndexPair(opcode, first, reader.u32());
            }
            case SWAPPED_INDEX_PAIR: {
                int second = reader.u32();
                return new Instruction.IndexPair(opcode, reader.u32(), second);
            }
            case BRANCH_TABLE:
                return branchTable(opcode);
            case CATCHES: {
                BlockType type = TypeParser.blockType(reader);
                List<Instruction.TryTable.Catch> catches = reader.vector(InstructionReader::catchClause);
                return new Instruction.TryTable(opcode, type, List.copyOf(catches));
            }
            case BRANCH_ON_CAST:
                return branchOnCast(opcode);
            case TYPED_SELECT:
                return new Instruction.TypedSelect(opcode, List.copyOf(reader.vector(TypeParser::valueType)));
            case HEAP_TYPE:
                return new Instruction.RefNull(opcode, TypeParser.heapType(reader));
            case REFERENCE_CAST:
                return new Instruction.RefCast(opcode, TypeParser.reference(false, TypeParser.heapType(reader)));
            case NULLABLE_REFERENCE_CAST:
                return new Instruction.RefCast(opcode, TypeParser.reference(true, TypeParser.heapType(reader)));
            case MEMORY_LANE_ACCESS: {
                MemoryArgument argument = memoryArgument();
                return new Instruction.MemoryLaneAccess(opcode, argument, reader.unsignedByte());
            }
            case LANE:
                return new Instruction.Lane(opcode, reader.unsignedByte());
            case SHUFFLE:
                return shuffle(opcode);
            case V128: {
                long low = reader.f64();
                return new Instruction.V128Const(opcode, low, reader.f64());
            }
            case FENCE:
                return fence(entry);
            default:
                throw new IllegalStateException("no decoder for " + entry.immediates());
        }
    }

    private OpcodeTable.Entry prefixed(int prefix) {
        OpcodeTable.Entry entry = null;
        String number = "";
        if (OpcodeTable.isPrefix(prefix)) {
            int code = reader.u32();
            entry = OpcodeTable.prefixed(prefix, code);
            number = " " + Integer.toUnsignedString(code);
        }
        if (entry == null) {
            throw reader.malformed(offset, "illegal opcode " + String.format("%02x", prefix) + number);
        }
        return entry;
    }

    /** The address part of an access (spec 5.4.5): bit 6 of the alignment says that a memory index follows. */
    private MemoryArgument memoryArgument() {
        int start = reader.position();
        int flags = reader.u32();
        if (Integer.compareUnsigned(flags, FIRST_TOO_LARGE_MEMORY_FLAGS) >= 0) {
            throw reader.malformed(start, "malformed memop flags");
        }
        int memory = (flags & EXPLICIT_MEMORY) != 0 ? reader.u32() : 0;
        return new MemoryArgument(flags & ~EXPLICIT_MEMORY, memory, reader.u64());
    }

    private Instruction branchTable(Opcode opcode) {
        int[] labels = new int[reader.count()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = reader.u32();
        }
        return new Instruction.BranchTable(opcode, labels, reader.u32());
    }

    private static Instruction.TryTable.Catch catchClause(BinaryReader reader) {
        int start = reader.position();
        switch (reader.unsignedByte()) {
            case 0x00:
                return taggedCatch(reader, Instruction.TryTable.CatchKind.CATCH);
            case 0x01:
                return taggedCatch(reader, Instruction.TryTable.CatchKind.CATCH_REF);
            case 0x02:
                return new Instruction.TryTable.Catch(Instruction.TryTable.CatchKind.CATCH_ALL, 0, reader.u32());
            case 0x03:
                return new Instruction.TryTable.Catch(Instruction.TryTable.CatchKind.CATCH_ALL_REF, 0, reader.u32());
            default:
                throw reader.malformed(start, "malformed catch clause");
        }
    }

    private static Instruction.TryTable.Catch taggedCatch(BinaryReader reader, Instruction.TryTable.CatchKind kind) {
        int tag = reader.u32();
        return new Instruction.TryTable.Catch(kind, tag, reader.u32());
    }

    /** The flags hold the two nullabilities (spec 5.4.2, castop). */
    private Instruction branchOnCast(Opcode opcode) {
        int start = reader.position();
        int flags = reader.unsignedByte();
        if (flags > 3) {
            throw reader.malformed(start, "malformed br_on_cast flags");
        }
        int label = reader.u32();
        ReferenceType source = TypeParser.reference((flags & 1) != 0, TypeParser.heapType(reader));
        ReferenceType target = TypeParser.reference((flags & 2) != 0, TypeParser.heapType(reader));
        return new Instruction.BranchOnCast(opcode, label, source, target);
    }

    private Instruction shuffle(Opcode opcode) {
        byte[] lanes = reader.slice(SHUFFLE_LANES).toArray();
        for (byte lane : lanes) {
            // A matter of validation by the letter (spec 3.4.11), but the data model promises numbers below 32.
            if ((lane & 0xFF) >= SHUFFLE_SOURCES) {
                throw new InvalidModuleException(offset, "invalid lane index " + (lane & 0xFF) + ": i8x16.shuffle");
            }
        }
        return new Instruction.Shuffle(opcode, lanes);
    }

    private Instruction fence(OpcodeTable.Entry entry) {
        int start = reader.position();
        if (reader.unsignedByte() != 0) {
            throw reader.malformed(start, "zero byte expected");
        }
        return entry.plain();
    }
}

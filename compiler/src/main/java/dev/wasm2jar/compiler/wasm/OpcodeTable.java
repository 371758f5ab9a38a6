package dev.wasm2jar.compiler.wasm;

/**
 * From binary codes to opcodes (spec 5.4): one array for opcodes of one byte and one for each prefix byte.
 *
 * <p>The instruction without immediates is made once per opcode and shared.
 */
final class OpcodeTable {

    /** An opcode with what the decoder needs to know of it. */
    record Entry(Opcode opcode, Immediates immediates, Instruction.Plain plain) {}

    /** Opcodes from here on may be prefixes of others (spec 5.4). */
    static final int FIRST_PREFIX = 0xFB;

    private static final int NUMBERS_PER_PREFIX = 0x200;
    private static final int NUMBER_MASK = 0xFFFFFF;
    private static final Entry[] SINGLE_BYTE = new Entry[0x100];
    private static final Entry[][] PREFIXED = new Entry[0x100 - FIRST_PREFIX][];

    static {
        addAll(ControlOpcode.values());
        addAll(VariableOpcode.values());
        addAll(NumericOpcode.values());
        addAll(MemoryOpcode.values());
        addAll(TableOpcode.values());
        addAll(ReferenceOpcode.values());
        addAll(AggregateOpcode.values());
        addAll(VectorOpcode.values());
        addAll(AtomicOpcode.values());
    }

    private OpcodeTable() {}

    private static void addAll(Opcode[] opcodes) {
        for (Opcode opcode : opcodes) {
            Entry entry = new Entry(opcode, opcode.immediates(), new Instruction.Plain(opcode));
            int prefix = opcode.code() >>> 24;
            if (prefix == 0) {
                SINGLE_BYTE[opcode.code()] = entry;
                continue;
            }
            if (PREFIXED[prefix - FIRST_PREFIX] == null) {
                PREFIXED[prefix - FIRST_PREFIX] = new Entry[NUMBERS_PER_PREFIX];
            }
            PREFIXED[prefix - FIRST_PREFIX][opcode.code() & NUMBER_MASK] = entry;
        }
    }

    /** The opcode of one byte; null when there is none. */
    static Entry singleByte(int code) {
        return SINGLE_BYTE[code];
    }

    /** Whether a byte is the prefix of further opcodes. */
    static boolean isPrefix(int code) {
        return code >= FIRST_PREFIX && PREFIXED[code - FIRST_PREFIX] != null;
    }

    /** The opcode of a prefix byte and an unsigned number; null when there is none. */
    static Entry prefixed(int prefix, int number) {
        Entry[] entries = PREFIXED[prefix - FIRST_PREFIX];
        return Integer.compareUnsigned(number, entries.length) < 0 ? entries[number] : null;
    }
}

package dev.wasm2jar.compiler.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InstructionReaderTest {

    private static Instruction decode(String digits) {
        byte[] binary = Binaries.hex(digits);
        InstructionReader reader = new InstructionReader(binary, 0, binary.length);
        Instruction instruction = reader.next();
        assertFalse(reader.hasNext(), "bytes left after " + instruction);
        return instruction;
    }

    @Test
    void instructionsWithoutImmediatesAreShared() {
        assertSame(decode("6a"), decode("6a"));
        assertSame(NumericOpcode.I32_ADD, decode("6a").opcode());
        assertEquals(new Instruction.Plain(VectorOpcode.I32X4_RELAXED_TRUNC_F32X4_S), decode("fd 8102"));
        assertEquals(new Instruction.Plain(AtomicOpcode.ATOMIC_FENCE), decode("fe 03 00"));
    }

    @Test
    void constants() {
        assertEquals(new Instruction.I32Const(NumericOpcode.I32_CONST, -1), decode("41 7f"));
        assertEquals(new Instruction.I32Const(NumericOpcode.I32_CONST, Integer.MIN_VALUE), decode("41 8080808078"));
        assertEquals(
                new Instruction.I64Const(NumericOpcode.I64_CONST, Long.MIN_VALUE), decode("42 8080808080808080807f"));
        assertEquals(
                new Instruction.I64Const(NumericOpcode.I64_CONST, Long.MAX_VALUE), decode("42 ffffffffffffffffff00"));
        assertEquals(new Instruction.F32Const(NumericOpcode.F32_CONST, 0xFFA00001), decode("43 0100a0ff"));
        assertEquals(
                new Instruction.V128Const(VectorOpcode.V128_CONST, 0x0807060504030201L, 0x100F0E0D0C0B0A09L),
                decode("fd 0c 0102030405060708090a0b0c0d0e0f10"));
    }

    @Test
    void indicesInTheOrderOfTheText() {
        assertEquals(new Instruction.IndexPair(ControlOpcode.CALL_INDIRECT, 2, 1), decode("11 01 02"));
        assertEquals(new Instruction.IndexPair(MemoryOpcode.MEMORY_INIT, 2, 1), decode("fc 08 01 02"));
        assertEquals(new Instruction.IndexPair(MemoryOpcode.MEMORY_COPY, 1, 2), decode("fc 0a 01 02"));
        assertEquals(new Instruction.IndexPair(AggregateOpcode.STRUCT_GET, 1, 2), decode("fb 02 01 02"));
    }

    @Test
    void memoryArguments() {
        assertEquals(
                new Instruction.MemoryAccess(MemoryOpcode.I32_LOAD, new MemoryArgument(2, 3, 1L << 32)),
                decode("28 42 03 8080808010"));
        assertEquals(
                new Instruction.MemoryLaneAccess(VectorOpcode.V128_LOAD8_LANE, new MemoryArgument(0, 0, 7), 15),
                decode("fd 54 00 07 0f"));
        assertMalformed("28 8001 00", "malformed memop flags");
    }

    @Test
    void typesOfBlocksAndCasts() {
        assertEquals(
                new Instruction.Block(ControlOpcode.BLOCK, new BlockType.Value(NumberType.I64)), decode("02 7e"));
        assertEquals(new Instruction.Block(ControlOpcode.LOOP, new BlockType.Index(64)), decode("03 c000"));
        assertEquals(
                new Instruction.RefCast(
                        ReferenceOpcode.REF_TEST_NULL, new ReferenceType(true, new ConcreteHeapType(5))),
                decode("fb 15 05"));
        assertEquals(
                new Instruction.BranchOnCast(
                        ControlOpcode.BR_ON_CAST,
                        1,
                        new ReferenceType(true, AbstractHeapType.ANY),
                        new ReferenceType(false, AbstractHeapType.I31)),
                decode("fb 18 01 01 6e 6c"));
    }

    @Test
    void malformedInstructions() {
        assertMalformed("ff", "illegal opcode ff");
        assertMalformed("fc 7f", "illegal opcode fc");
        assertMalformed("41 808080808000", "integer representation too long");
        assertMalformed("41 ffffffff0f", "integer too large");
        assertMalformed("0e ffffffff0f", "unexpected end");
        assertMalformed("41", "unexpected end");
    }

    @Test
    void everyOpcodeIsFoundByItsCode() {
        Set<Integer> codes = new HashSet<>();
        opcodes().forEach(opcode -> {
            int prefix = opcode.code() >>> 24;
            OpcodeTable.Entry entry = prefix == 0
                    ? OpcodeTable.singleByte(opcode.code())
                    : OpcodeTable.prefixed(prefix, opcode.code() & 0xFFFFFF);
            assertSame(opcode, entry.opcode());
            assertTrue(codes.add(opcode.code()), opcode.mnemonic());
            String name = opcode.mnemonic().replace('.', '_').toUpperCase(Locale.ROOT);
            assertTrue(opcode.name().startsWith(name), opcode.name());
        });
        assertEquals(575, codes.size());
    }

    private static Stream<Opcode> opcodes() {
        return Stream.<Opcode[]>of(
                        ControlOpcode.values(),
                        VariableOpcode.values(),
                        NumericOpcode.values(),
                        MemoryOpcode.values(),
                        TableOpcode.values(),
                        ReferenceOpcode.values(),
                        AggregateOpcode.values(),
                        VectorOpcode.values(),
                        AtomicOpcode.values())
                .flatMap(values -> List.of(values).stream());
    }

    private static void assertMalformed(String digits, String message) {
        byte[] binary = Binaries.hex(digits);
        InstructionReader reader = new InstructionReader(binary, 0, binary.length);
        var e = assertThrows(MalformedModuleException.class, () -> {
            while (true) {
                reader.next();
            }
        });
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }
}

package dev.wasm2jar.compiler.wasm;

import java.util.List;

/** A decoded instruction (spec 2.4), grouped by the shape of its immediates. */
public sealed interface Instruction {

    Opcode opcode();

    /** No immediates: {@code i32.add}, {@code drop}, {@code select}, {@code end}, {@code ref.is_null}, ... */
    record Plain(Opcode opcode) implements Instruction {}

    /** {@code block}, {@code loop}, {@code if} and the legacy {@code try}. */
    record Block(Opcode opcode, BlockType type) implements Instruction {}

    /** {@code try_table} (spec 2.4.2). */
    record TryTable(Opcode opcode, BlockType type, List<Catch> catches) implements Instruction {

        /** One catch clause. {@code tag} counts only for {@code CATCH} and {@code CATCH_REF}. */
        public record Catch(CatchKind kind, int tag, int label) {}

        /** Which exceptions a clause catches, and whether it passes the exception on as a reference. */
        public enum CatchKind {
            CATCH,
            CATCH_REF,
            CATCH_ALL,
            CATCH_ALL_REF
        }
    }

    /** {@code br_table} (spec 2.4.2). */
    record BranchTable(Opcode opcode, int[] labels, int defaultLabel) implements Instruction {}

    /** {@code br_on_cast} and {@code br_on_cast_fail}. */
    record BranchOnCast(Opcode opcode, int label, ReferenceType source, ReferenceType target)
            implements Instruction {}

    /**
     * One index: {@code br}, {@code br_if}, {@code call}, {@code return_call}, {@code call_ref}, {@code local.get},
     * {@code global.get}, {@code table.get}, {@code memory.size}, {@code ref.func}, {@code elem.drop}, {@code throw},
     * {@code struct.new}, ...
     */
    record Index(Opcode opcode, int index) implements Instruction {}

    /**
     * Two indices, in the order of the text format: {@code call_indirect} table type; {@code memory.copy} and
     * {@code table.copy} destination source; {@code memory.init} memory data; {@code table.init} table element;
     * {@code struct.get} type field; {@code array.new_fixed} type length; {@code array.new_data} type data;
     * {@code array.copy} destination source; ...
     */
    record IndexPair(Opcode opcode, int first, int second) implements Instruction {}

    /** {@code select} with result types. */
    record TypedSelect(Opcode opcode, List<ValueType> types) implements Instruction {}

    /** {@code ref.null}. */
    record RefNull(Opcode opcode, HeapType heapType) implements Instruction {}

    /** {@code ref.test} and {@code ref.cast}, both nullabilities folded into the type. */
    record RefCast(Opcode opcode, ReferenceType type) implements Instruction {}

    /** Loads, stores and atomic accesses. */
    record MemoryAccess(Opcode opcode, MemoryArgument argument) implements Instruction {}

    /** {@code v128.load8_lane} and the like. */
    record MemoryLaneAccess(Opcode opcode, MemoryArgument argument, int lane) implements Instruction {}

    /** {@code i8x16.extract_lane_s} and the like. */
    record Lane(Opcode opcode, int lane) implements Instruction {}

    /** {@code i8x16.shuffle}: 16 lane numbers below 32. */
    record Shuffle(Opcode opcode, byte[] lanes) implements Instruction {}

    record I32Const(Opcode opcode, int value) implements Instruction {}

    record I64Const(Opcode opcode, long value) implements Instruction {}

    /** {@code f32.const}, as its bits: NaN payloads matter. */
    record F32Const(Opcode opcode, int bits) implements Instruction {}

    /** {@code f64.const}, as its bits. */
    record F64Const(Opcode opcode, long bits) implements Instruction {}

    /** {@code v128.const}: bytes 0 to 7 in {@code low}, little-endian. */
    record V128Const(Opcode opcode, long low, long high) implements Instruction {}
}

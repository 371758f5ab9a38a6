package dev.wasm2jar.compiler.wasm;

/**
 * The operation of an instruction. One enum per family; constants are named as the instruction in the text format with
 * dots as underscores: {@code i32.trunc_sat_f32_u} is {@link NumericOpcode#I32_TRUNC_SAT_F32_U}.
 */
public sealed interface Opcode
        permits ControlOpcode,
                VariableOpcode,
                NumericOpcode,
                MemoryOpcode,
                TableOpcode,
                ReferenceOpcode,
                AggregateOpcode,
                VectorOpcode,
                AtomicOpcode {

    /** The name of the enum constant. */
    String name();

    /** The name in the text format, e.g. {@code i32.add}. */
    String mnemonic();

    /** The binary opcode: one byte, or the prefix byte shifted left by 24 and the number after it (spec 5.4). */
    int code();

    /** Which extension of WebAssembly brought it. */
    Feature feature();

    /** What follows it in the binary. */
    Immediates immediates();
}

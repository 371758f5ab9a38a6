package dev.wasm2jar.compiler.wasm;

import static dev.wasm2jar.compiler.wasm.Feature.BULK_MEMORY;
import static dev.wasm2jar.compiler.wasm.Feature.MVP;
import static dev.wasm2jar.compiler.wasm.Immediates.INDEX;
import static dev.wasm2jar.compiler.wasm.Immediates.INDEX_PAIR;
import static dev.wasm2jar.compiler.wasm.Immediates.MEMORY_ACCESS;
import static dev.wasm2jar.compiler.wasm.Immediates.SWAPPED_INDEX_PAIR;
import static dev.wasm2jar.compiler.wasm.Signatures.F32_TO_NONE;
import static dev.wasm2jar.compiler.wasm.Signatures.F64_TO_NONE;
import static dev.wasm2jar.compiler.wasm.Signatures.I32_I32_TO_NONE;
import static dev.wasm2jar.compiler.wasm.Signatures.I32_TO_NONE;
import static dev.wasm2jar.compiler.wasm.Signatures.I64_TO_NONE;
import static dev.wasm2jar.compiler.wasm.Signatures.NONE_TO_F32;
import static dev.wasm2jar.compiler.wasm.Signatures.NONE_TO_F64;
import static dev.wasm2jar.compiler.wasm.Signatures.NONE_TO_I32;
import static dev.wasm2jar.compiler.wasm.Signatures.NONE_TO_I64;
import static dev.wasm2jar.compiler.wasm.Signatures.NONE_TO_NONE;

/** Scalar memory instructions (spec 5.4.5). */
public enum MemoryOpcode implements Opcode {
    I32_LOAD(0x28, "i32.load", NONE_TO_I32, 2),
    I64_LOAD(0x29, "i64.load", NONE_TO_I64, 3),
    F32_LOAD(0x2A, "f32.load", NONE_TO_F32, 2),
    F64_LOAD(0x2B, "f64.load", NONE_TO_F64, 3),
    I32_LOAD8_S(0x2C, "i32.load8_s", NONE_TO_I32, 0),
    I32_LOAD8_U(0x2D, "i32.load8_u", NONE_TO_I32, 0),
    I32_LOAD16_S(0x2E, "i32.load16_s", NONE_TO_I32, 1),
    I32_LOAD16_U(0x2F, "i32.load16_u", NONE_TO_I32, 1),
    I64_LOAD8_S(0x30, "i64.load8_s", NONE_TO_I64, 0),
    I64_LOAD8_U(0x31, "i64.load8_u", NONE_TO_I64, 0),
    I64_LOAD16_S(0x32, "i64.load16_s", NONE_TO_I64, 1),
    I64_LOAD16_U(0x33, "i64.load16_u", NONE_TO_I64, 1),
    I64_LOAD32_S(0x34, "i64.load32_s", NONE_TO_I64, 2),
    I64_LOAD32_U(0x35, "i64.load32_u", NONE_TO_I64, 2),
    I32_STORE(0x36, "i32.store", I32_TO_NONE, 2),
    I64_STORE(0x37, "i64.store", I64_TO_NONE, 3),
    F32_STORE(0x38, "f32.store", F32_TO_NONE, 2),
    F64_STORE(0x39, "f64.store", F64_TO_NONE, 3),
    I32_STORE8(0x3A, "i32.store8", I32_TO_NONE, 0),
    I32_STORE16(0x3B, "i32.store16", I32_TO_NONE, 1),
    I64_STORE8(0x3C, "i64.store8", I64_TO_NONE, 0),
    I64_STORE16(0x3D, "i64.store16", I64_TO_NONE, 1),
    I64_STORE32(0x3E, "i64.store32", I64_TO_NONE, 2),
    MEMORY_SIZE(0x3F, "memory.size", INDEX, NONE_TO_NONE, MVP),
    MEMORY_GROW(0x40, "memory.grow", INDEX, NONE_TO_NONE, MVP),
    MEMORY_INIT(0xFC << 24 | 0x08, "memory.init", SWAPPED_INDEX_PAIR, I32_I32_TO_NONE, BULK_MEMORY),
    DATA_DROP(0xFC << 24 | 0x09, "data.drop", INDEX, NONE_TO_NONE, BULK_MEMORY),
    MEMORY_COPY(0xFC << 24 | 0x0A, "memory.copy", INDEX_PAIR, NONE_TO_NONE, BULK_MEMORY),
    MEMORY_FILL(0xFC << 24 | 0x0B, "memory.fill", INDEX, I32_TO_NONE, BULK_MEMORY);

    private static final int NO_ACCESS = -1;

    private final int code;
    private final String mnemonic;
    private final Immediates immediates;
    private final FunctionType signature;
    private final int naturalAlignmentLog2;
    private final Feature feature;

    MemoryOpcode(int code, String mnemonic, FunctionType signature, int naturalAlignmentLog2) {
        this(code, mnemonic, MEMORY_ACCESS, signature, naturalAlignmentLog2, MVP);
    }

    MemoryOpcode(int code, String mnemonic, Immediates immediates, FunctionType signature, Feature feature) {
        this(code, mnemonic, immediates, signature, NO_ACCESS, feature);
    }

    MemoryOpcode(
            int code,
            String mnemonic,
            Immediates immediates,
            FunctionType signature,
            int naturalAlignmentLog2,
            Feature feature) {
        this.code = code;
        this.mnemonic = mnemonic;
        this.immediates = immediates;
        this.signature = signature;
        this.naturalAlignmentLog2 = naturalAlignmentLog2;
        this.feature = feature;
    }

    @Override
    public String mnemonic() {
        return mnemonic;
    }

    @Override
    public int code() {
        return code;
    }

    @Override
    public Feature feature() {
        return feature;
    }

    @Override
    public Immediates immediates() {
        return immediates;
    }

    /** The types of its operands and results, without those that have the address type of a memory. */
    public FunctionType signature() {
        return signature;
    }

    /** Binary logarithm of the number of bytes a load or store accesses; -1 for other instructions. */
    public int naturalAlignmentLog2() {
        return naturalAlignmentLog2;
    }
}

package dev.wasm2jar.compiler.wasm;

import static dev.wasm2jar.compiler.wasm.Immediates.FENCE;
import static dev.wasm2jar.compiler.wasm.Immediates.MEMORY_ACCESS;
import static dev.wasm2jar.compiler.wasm.Signatures.I32_I32_TO_I32;
import static dev.wasm2jar.compiler.wasm.Signatures.I32_I64_TO_I32;
import static dev.wasm2jar.compiler.wasm.Signatures.I32_TO_I32;
import static dev.wasm2jar.compiler.wasm.Signatures.I32_TO_NONE;
import static dev.wasm2jar.compiler.wasm.Signatures.I64_I64_TO_I32;
import static dev.wasm2jar.compiler.wasm.Signatures.I64_I64_TO_I64;
import static dev.wasm2jar.compiler.wasm.Signatures.I64_TO_I64;
import static dev.wasm2jar.compiler.wasm.Signatures.I64_TO_NONE;
import static dev.wasm2jar.compiler.wasm.Signatures.NONE_TO_I32;
import static dev.wasm2jar.compiler.wasm.Signatures.NONE_TO_I64;
import static dev.wasm2jar.compiler.wasm.Signatures.NONE_TO_NONE;

/** Atomic memory instructions (threads proposal, binary format of instructions). */
public enum AtomicOpcode implements Opcode {
    MEMORY_ATOMIC_NOTIFY(0x00, "memory.atomic.notify", I32_TO_I32, 2),
    MEMORY_ATOMIC_WAIT32(0x01, "memory.atomic.wait32", I32_I64_TO_I32, 2),
    MEMORY_ATOMIC_WAIT64(0x02, "memory.atomic.wait64", I64_I64_TO_I32, 3),
    ATOMIC_FENCE(0x03, "atomic.fence", FENCE, NONE_TO_NONE, -1),
    I32_ATOMIC_LOAD(0x10, "i32.atomic.load", NONE_TO_I32, 2),
    I64_ATOMIC_LOAD(0x11, "i64.atomic.load", NONE_TO_I64, 3),
    I32_ATOMIC_LOAD8_U(0x12, "i32.atomic.load8_u", NONE_TO_I32, 0),
    I32_ATOMIC_LOAD16_U(0x13, "i32.atomic.load16_u", NONE_TO_I32, 1),
    I64_ATOMIC_LOAD8_U(0x14, "i64.atomic.load8_u", NONE_TO_I64, 0),
    I64_ATOMIC_LOAD16_U(0x15, "i64.atomic.load16_u", NONE_TO_I64, 1),
    I64_ATOMIC_LOAD32_U(0x16, "i64.atomic.load32_u", NONE_TO_I64, 2),
    I32_ATOMIC_STORE(0x17, "i32.atomic.store", I32_TO_NONE, 2),
    I64_ATOMIC_STORE(0x18, "i64.atomic.store", I64_TO_NONE, 3),
    I32_ATOMIC_STORE8(0x19, "i32.atomic.store8", I32_TO_NONE, 0),
    I32_ATOMIC_STORE16(0x1A, "i32.atomic.store16", I32_TO_NONE, 1),
    I64_ATOMIC_STORE8(0x1B, "i64.atomic.store8", I64_TO_NONE, 0),
    I64_ATOMIC_STORE16(0x1C, "i64.atomic.store16", I64_TO_NONE, 1),
    I64_ATOMIC_STORE32(0x1D, "i64.atomic.store32", I64_TO_NONE, 2),
    I32_ATOMIC_RMW_ADD(0x1E, "i32.atomic.rmw.add", I32_TO_I32, 2),
    I64_ATOMIC_RMW_ADD(0x1F, "i64.atomic.rmw.add", I64_TO_I64, 3),
    I32_ATOMIC_RMW8_ADD_U(0x20, "i32.atomic.rmw8.add_u", I32_TO_I32, 0),
    I32_ATOMIC_RMW16_ADD_U(0x21, "i32.atomic.rmw16.add_u", I32_TO_I32, 1),
    I64_ATOMIC_RMW8_ADD_U(0x22, "i64.atomic.rmw8.add_u", I64_TO_I64, 0),
    I64_ATOMIC_RMW16_ADD_U(0x23, "i64.atomic.rmw16.add_u", I64_TO_I64, 1),
    I64_ATOMIC_RMW32_ADD_U(0x24, "i64.atomic.rmw32.add_u", I64_TO_I64, 2),
    I32_ATOMIC_RMW_SUB(0x25, "i32.atomic.rmw.sub", I32_TO_I32, 2),
    I64_ATOMIC_RMW_SUB(0x26, "i64.atomic.rmw.sub", I64_TO_I64, 3),
    I32_ATOMIC_RMW8_SUB_U(0x27, "i32.atomic.rmw8.sub_u", I32_TO_I32, 0),
    I32_ATOMIC_RMW16_SUB_U(0x28, "i32.atomic.rmw16.sub_u", I32_TO_I32, 1),
    I64_ATOMIC_RMW8_SUB_U(0x29, "i64.atomic.rmw8.sub_u", I64_TO_I64, 0),
    I64_ATOMIC_RMW16_SUB_U(0x2A, "i64.atomic.rmw16.sub_u", I64_TO_I64, 1),
    I64_ATOMIC_RMW32_SUB_U(0x2B, "i64.atomic.rmw32.sub_u", I64_TO_I64, 2),
    I32_ATOMIC_RMW_AND(0x2C, "i32.atomic.rmw.and", I32_TO_I32, 2),
    I64_ATOMIC_RMW_AND(0x2D, "i64.atomic.rmw.and", I64_TO_I64, 3),
    I32_ATOMIC_RMW8_AND_U(0x2E, "i32.atomic.rmw8.and_u", I32_TO_I32, 0),
    I32_ATOMIC_RMW16_AND_U(0x2F, "i32.atomic.rmw16.and_u", I32_TO_I32, 1),
    I64_ATOMIC_RMW8_AND_U(0x30, "i64.atomic.rmw8.and_u", I64_TO_I64, 0),
    I64_ATOMIC_RMW16_AND_U(0x31, "i64.atomic.rmw16.and_u", I64_TO_I64, 1),
    I64_ATOMIC_RMW32_AND_U(0x32, "i64.atomic.rmw32.and_u", I64_TO_I64, 2),
    I32_ATOMIC_RMW_OR(0x33, "i32.atomic.rmw.or", I32_TO_I32, 2),
    I64_ATOMIC_RMW_OR(0x34, "i64.atomic.rmw.or", I64_TO_I64, 3),
    I32_ATOMIC_RMW8_OR_U(0x35, "i32.atomic.rmw8.or_u", I32_TO_I32, 0),
    I32_ATOMIC_RMW16_OR_U(0x36, "i32.atomic.rmw16.or_u", I32_TO_I32, 1),
    I64_ATOMIC_RMW8_OR_U(0x37, "i64.atomic.rmw8.or_u", I64_TO_I64, 0),
    I64_ATOMIC_RMW16_OR_U(0x38, "i64.atomic.rmw16.or_u", I64_TO_I64, 1),
    I64_ATOMIC_RMW32_OR_U(0x39, "i64.atomic.rmw32.or_u", I64_TO_I64, 2),
    I32_ATOMIC_RMW_XOR(0x3A, "i32.atomic.rmw.xor", I32_TO_I32, 2),
    I64_ATOMIC_RMW_XOR(0x3B, "i64.atomic.rmw.xor", I64_TO_I64, 3),
    I32_ATOMIC_RMW8_XOR_U(0x3C, "i32.atomic.rmw8.xor_u", I32_TO_I32, 0),
    I32_ATOMIC_RMW16_XOR_U(0x3D, "i32.atomic.rmw16.xor_u", I32_TO_I32, 1),
    I64_ATOMIC_RMW8_XOR_U(0x3E, "i64.atomic.rmw8.xor_u", I64_TO_I64, 0),
    I64_ATOMIC_RMW16_XOR_U(0x3F, "i64.atomic.rmw16.xor_u", I64_TO_I64, 1),
    I64_ATOMIC_RMW32_XOR_U(0x40, "i64.atomic.rmw32.xor_u", I64_TO_I64, 2),
    I32_ATOMIC_RMW_XCHG(0x41, "i32.atomic.rmw.xchg", I32_TO_I32, 2),
    I64_ATOMIC_RMW_XCHG(0x42, "i64.atomic.rmw.xchg", I64_TO_I64, 3),
    I32_ATOMIC_RMW8_XCHG_U(0x43, "i32.atomic.rmw8.xchg_u", I32_TO_I32, 0),
    I32_ATOMIC_RMW16_XCHG_U(0x44, "i32.atomic.rmw16.xchg_u", I32_TO_I32, 1),
    I64_ATOMIC_RMW8_XCHG_U(0x45, "i64.atomic.rmw8.xchg_u", I64_TO_I64, 0),
    I64_ATOMIC_RMW16_XCHG_U(0x46, "i64.atomic.rmw16.xchg_u", I64_TO_I64, 1),
    I64_ATOMIC_RMW32_XCHG_U(0x47, "i64.atomic.rmw32.xchg_u", I64_TO_I64, 2),
    I32_ATOMIC_RMW_CMPXCHG(0x48, "i32.atomic.rmw.cmpxchg", I32_I32_TO_I32, 2),
    I64_ATOMIC_RMW_CMPXCHG(0x49, "i64.atomic.rmw.cmpxchg", I64_I64_TO_I64, 3),
    I32_ATOMIC_RMW8_CMPXCHG_U(0x4A, "i32.atomic.rmw8.cmpxchg_u", I32_I32_TO_I32, 0),
    I32_ATOMIC_RMW16_CMPXCHG_U(0x4B, "i32.atomic.rmw16.cmpxchg_u", I32_I32_TO_I32, 1),
    I64_ATOMIC_RMW8_CMPXCHG_U(0x4C, "i64.atomic.rmw8.cmpxchg_u", I64_I64_TO_I64, 0),
    I64_ATOMIC_RMW16_CMPXCHG_U(0x4D, "i64.atomic.rmw16.cmpxchg_u", I64_I64_TO_I64, 1),
    I64_ATOMIC_RMW32_CMPXCHG_U(0x4E, "i64.atomic.rmw32.cmpxchg_u", I64_I64_TO_I64, 2);

    private static final int PREFIX = 0xFE << 24;

    private final int code;
    private final String mnemonic;
    private final Immediates immediates;
    private final FunctionType signature;
    private final int naturalAlignmentLog2;

    AtomicOpcode(int number, String mnemonic, FunctionType signature, int naturalAlignmentLog2) {
        this(number, mnemonic, MEMORY_ACCESS, signature, naturalAlignmentLog2);
    }

    AtomicOpcode(
            int number, String mnemonic, Immediates immediates, FunctionType signature, int naturalAlignmentLog2) {
        this.code = PREFIX | number;
        this.mnemonic = mnemonic;
        this.immediates = immediates;
        this.signature = signature;
        this.naturalAlignmentLog2 = naturalAlignmentLog2;
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
        return Feature.THREADS;
    }

    @Override
    public Immediates immediates() {
        return immediates;
    }

    /** The types of its operands, without the address, and of its results. */
    public FunctionType signature() {
        return signature;
    }

    /** Binary logarithm of the number of bytes it accesses; -1 for {@code atomic.fence}. */
    public int naturalAlignmentLog2() {
        return naturalAlignmentLog2;
    }
}

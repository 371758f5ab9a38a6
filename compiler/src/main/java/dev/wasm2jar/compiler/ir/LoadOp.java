package dev.wasm2jar.compiler.ir;

import static dev.wasm2jar.compiler.ir.PrimitiveType.F32;
import static dev.wasm2jar.compiler.ir.PrimitiveType.F64;
import static dev.wasm2jar.compiler.ir.PrimitiveType.I32;
import static dev.wasm2jar.compiler.ir.PrimitiveType.I64;

/** Loads from linear memory, named as the instructions (spec 4.6.10). */
public enum LoadOp {
    I32_LOAD(I32),
    I64_LOAD(I64),
    F32_LOAD(F32),
    F64_LOAD(F64),
    I32_LOAD8_S(I32),
    I32_LOAD8_U(I32),
    I32_LOAD16_S(I32),
    I32_LOAD16_U(I32),
    I64_LOAD8_S(I64),
    I64_LOAD8_U(I64),
    I64_LOAD16_S(I64),
    I64_LOAD16_U(I64),
    I64_LOAD32_S(I64),
    I64_LOAD32_U(I64),
    /** Of a memory that is one array. */
    V128_LOAD(ReferenceType.VECTOR);

    private final Type type;

    LoadOp(Type type) {
        this.type = type;
    }

    /** The type of the loaded value. */
    public Type type() {
        return type;
    }
}

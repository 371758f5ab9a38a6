package dev.wasm2jar.compiler.ir;

import static dev.wasm2jar.compiler.ir.PrimitiveType.F32;
import static dev.wasm2jar.compiler.ir.PrimitiveType.F64;
import static dev.wasm2jar.compiler.ir.PrimitiveType.I32;
import static dev.wasm2jar.compiler.ir.PrimitiveType.I64;

/** Stores to linear memory, named as the instructions (spec 4.6.10). */
public enum StoreOp {
    I32_STORE(I32),
    I64_STORE(I64),
    F32_STORE(F32),
    F64_STORE(F64),
    I32_STORE8(I32),
    I32_STORE16(I32),
    I64_STORE8(I64),
    I64_STORE16(I64),
    I64_STORE32(I64),
    /** To a memory that is one array. */
    V128_STORE(ReferenceType.VECTOR);

    private final Type type;

    StoreOp(Type type) {
        this.type = type;
    }

    /** The type of the stored value. */
    public Type type() {
        return type;
    }
}

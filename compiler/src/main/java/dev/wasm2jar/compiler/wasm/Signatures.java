package dev.wasm2jar.compiler.wasm;

import static dev.wasm2jar.compiler.wasm.NumberType.F32;
import static dev.wasm2jar.compiler.wasm.NumberType.F64;
import static dev.wasm2jar.compiler.wasm.NumberType.I32;
import static dev.wasm2jar.compiler.wasm.NumberType.I64;
import static dev.wasm2jar.compiler.wasm.VectorType.V128;

import java.util.List;

/** The types of instructions whose operands and results are fixed, named after what they are. */
final class Signatures {

    static final FunctionType F32_F32_TO_F32 = new FunctionType(List.of(F32, F32), List.of(F32));
    static final FunctionType F32_F32_TO_I32 = new FunctionType(List.of(F32, F32), List.of(I32));
    static final FunctionType F32_TO_F32 = new FunctionType(List.of(F32), List.of(F32));
    static final FunctionType F32_TO_F64 = new FunctionType(List.of(F32), List.of(F64));
    static final FunctionType F32_TO_I32 = new FunctionType(List.of(F32), List.of(I32));
    static final FunctionType F32_TO_I64 = new FunctionType(List.of(F32), List.of(I64));
    static final FunctionType F32_TO_NONE = new FunctionType(List.of(F32), List.of());
    static final FunctionType F32_TO_V128 = new FunctionType(List.of(F32), List.of(V128));
    static final FunctionType F64_F64_TO_F64 = new FunctionType(List.of(F64, F64), List.of(F64));
    static final FunctionType F64_F64_TO_I32 = new FunctionType(List.of(F64, F64), List.of(I32));
    static final FunctionType F64_TO_F32 = new FunctionType(List.of(F64), List.of(F32));
    static final FunctionType F64_TO_F64 = new FunctionType(List.of(F64), List.of(F64));
    static final FunctionType F64_TO_I32 = new FunctionType(List.of(F64), List.of(I32));
    static final FunctionType F64_TO_I64 = new FunctionType(List.of(F64), List.of(I64));
    static final FunctionType F64_TO_NONE = new FunctionType(List.of(F64), List.of());
    static final FunctionType F64_TO_V128 = new FunctionType(List.of(F64), List.of(V128));
    static final FunctionType I32_I32_TO_I32 = new FunctionType(List.of(I32, I32), List.of(I32));
    static final FunctionType I32_I32_TO_NONE = new FunctionType(List.of(I32, I32), List.of());
    static final FunctionType I32_I64_TO_I32 = new FunctionType(List.of(I32, I64), List.of(I32));
    static final FunctionType I32_TO_F32 = new FunctionType(List.of(I32), List.of(F32));
    static final FunctionType I32_TO_F64 = new FunctionType(List.of(I32), List.of(F64));
    static final FunctionType I32_TO_I32 = new FunctionType(List.of(I32), List.of(I32));
    static final FunctionType I32_TO_I64 = new FunctionType(List.of(I32), List.of(I64));
    static final FunctionType I32_TO_NONE = new FunctionType(List.of(I32), List.of());
    static final FunctionType I32_TO_V128 = new FunctionType(List.of(I32), List.of(V128));
    static final FunctionType I64_I64_I64_I64_TO_I64_I64 =
            new FunctionType(List.of(I64, I64, I64, I64), List.of(I64, I64));
    static final FunctionType I64_I64_TO_I32 = new FunctionType(List.of(I64, I64), List.of(I32));
    static final FunctionType I64_I64_TO_I64 = new FunctionType(List.of(I64, I64), List.of(I64));
    static final FunctionType I64_I64_TO_I64_I64 = new FunctionType(List.of(I64, I64), List.of(I64, I64));
    static final FunctionType I64_TO_F32 = new FunctionType(List.of(I64), List.of(F32));
    static final FunctionType I64_TO_F64 = new FunctionType(List.of(I64), List.of(F64));
    static final FunctionType I64_TO_I32 = new FunctionType(List.of(I64), List.of(I32));
    static final FunctionType I64_TO_I64 = new FunctionType(List.of(I64), List.of(I64));
    static final FunctionType I64_TO_NONE = new FunctionType(List.of(I64), List.of());
    static final FunctionType I64_TO_V128 = new FunctionType(List.of(I64), List.of(V128));
    static final FunctionType NONE_TO_F32 = new FunctionType(List.of(), List.of(F32));
    static final FunctionType NONE_TO_F64 = new FunctionType(List.of(), List.of(F64));
    static final FunctionType NONE_TO_I32 = new FunctionType(List.of(), List.of(I32));
    static final FunctionType NONE_TO_I64 = new FunctionType(List.of(), List.of(I64));
    static final FunctionType NONE_TO_NONE = new FunctionType(List.of(), List.of());
    static final FunctionType NONE_TO_V128 = new FunctionType(List.of(), List.of(V128));
    static final FunctionType V128_F32_TO_V128 = new FunctionType(List.of(V128, F32), List.of(V128));
    static final FunctionType V128_F64_TO_V128 = new FunctionType(List.of(V128, F64), List.of(V128));
    static final FunctionType V128_I32_TO_V128 = new FunctionType(List.of(V128, I32), List.of(V128));
    static final FunctionType V128_I64_TO_V128 = new FunctionType(List.of(V128, I64), List.of(V128));
    static final FunctionType V128_TO_F32 = new FunctionType(List.of(V128), List.of(F32));
    static final FunctionType V128_TO_F64 = new FunctionType(List.of(V128), List.of(F64));
    static final FunctionType V128_TO_I32 = new FunctionType(List.of(V128), List.of(I32));
    static final FunctionType V128_TO_I64 = new FunctionType(List.of(V128), List.of(I64));
    static final FunctionType V128_TO_NONE = new FunctionType(List.of(V128), List.of());
    static final FunctionType V128_TO_V128 = new FunctionType(List.of(V128), List.of(V128));
    static final FunctionType V128_V128_TO_V128 = new FunctionType(List.of(V128, V128), List.of(V128));
    static final FunctionType V128_V128_V128_TO_V128 = new FunctionType(List.of(V128, V128, V128), List.of(V128));

    private Signatures() {}
}

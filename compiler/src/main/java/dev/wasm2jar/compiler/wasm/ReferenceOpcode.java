package dev.wasm2jar.compiler.wasm;

import static dev.wasm2jar.compiler.wasm.Feature.GC;
import static dev.wasm2jar.compiler.wasm.Feature.REFERENCE_TYPES;
import static dev.wasm2jar.compiler.wasm.Feature.TYPED_FUNCTION_REFERENCES;
import static dev.wasm2jar.compiler.wasm.Immediates.HEAP_TYPE;
import static dev.wasm2jar.compiler.wasm.Immediates.INDEX;
import static dev.wasm2jar.compiler.wasm.Immediates.NONE;
import static dev.wasm2jar.compiler.wasm.Immediates.NULLABLE_REFERENCE_CAST;
import static dev.wasm2jar.compiler.wasm.Immediates.REFERENCE_CAST;

/** Reference instructions (spec 5.4.6). Tests and casts to nullable types have codes of their own. */
public enum ReferenceOpcode implements Opcode {
    REF_NULL(0xD0, "ref.null", HEAP_TYPE, REFERENCE_TYPES),
    REF_IS_NULL(0xD1, "ref.is_null", NONE, REFERENCE_TYPES),
    REF_FUNC(0xD2, "ref.func", INDEX, REFERENCE_TYPES),
    REF_EQ(0xD3, "ref.eq", NONE, GC),
    REF_AS_NON_NULL(0xD4, "ref.as_non_null", NONE, TYPED_FUNCTION_REFERENCES),
    REF_TEST(0xFB << 24 | 0x14, "ref.test", REFERENCE_CAST, GC),
    REF_TEST_NULL(0xFB << 24 | 0x15, "ref.test", NULLABLE_REFERENCE_CAST, GC),
    REF_CAST(0xFB << 24 | 0x16, "ref.cast", REFERENCE_CAST, GC),
    REF_CAST_NULL(0xFB << 24 | 0x17, "ref.cast", NULLABLE_REFERENCE_CAST, GC),
    ANY_CONVERT_EXTERN(0xFB << 24 | 0x1A, "any.convert_extern", NONE, GC),
    EXTERN_CONVERT_ANY(0xFB << 24 | 0x1B, "extern.convert_any", NONE, GC),
    REF_I31(0xFB << 24 | 0x1C, "ref.i31", NONE, GC),
    I31_GET_S(0xFB << 24 | 0x1D, "i31.get_s", NONE, GC),
    I31_GET_U(0xFB << 24 | 0x1E, "i31.get_u", NONE, GC);

    private final int code;
    private final String mnemonic;
    private final Immediates immediates;
    private final Feature feature;

    ReferenceOpcode(int code, String mnemonic, Immediates immediates, Feature feature) {
        this.code = code;
        this.mnemonic = mnemonic;
        this.immediates = immediates;
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
}

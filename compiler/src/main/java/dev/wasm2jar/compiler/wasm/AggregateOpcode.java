package dev.wasm2jar.compiler.wasm;

import static dev.wasm2jar.compiler.wasm.Feature.GC;
import static dev.wasm2jar.compiler.wasm.Immediates.INDEX;
import static dev.wasm2jar.compiler.wasm.Immediates.INDEX_PAIR;
import static dev.wasm2jar.compiler.wasm.Immediates.NONE;

/** Aggregate instructions: structures and arrays (spec 5.4.7). */
public enum AggregateOpcode implements Opcode {
    STRUCT_NEW(0xFB << 24 | 0x00, "struct.new", INDEX, GC),
    STRUCT_NEW_DEFAULT(0xFB << 24 | 0x01, "struct.new_default", INDEX, GC),
    STRUCT_GET(0xFB << 24 | 0x02, "struct.get", INDEX_PAIR, GC),
    STRUCT_GET_S(0xFB << 24 | 0x03, "struct.get_s", INDEX_PAIR, GC),
    STRUCT_GET_U(0xFB << 24 | 0x04, "struct.get_u", INDEX_PAIR, GC),
    STRUCT_SET(0xFB << 24 | 0x05, "struct.set", INDEX_PAIR, GC),
    ARRAY_NEW(0xFB << 24 | 0x06, "array.new", INDEX, GC),
    ARRAY_NEW_DEFAULT(0xFB << 24 | 0x07, "array.new_default", INDEX, GC),
    ARRAY_NEW_FIXED(0xFB << 24 | 0x08, "array.new_fixed", INDEX_PAIR, GC),
    ARRAY_NEW_DATA(0xFB << 24 | 0x09, "array.new_data", INDEX_PAIR, GC),
    ARRAY_NEW_ELEM(0xFB << 24 | 0x0A, "array.new_elem", INDEX_PAIR, GC),
    ARRAY_GET(0xFB << 24 | 0x0B, "array.get", INDEX, GC),
    ARRAY_GET_S(0xFB << 24 | 0x0C, "array.get_s", INDEX, GC),
    ARRAY_GET_U(0xFB << 24 | 0x0D, "array.get_u", INDEX, GC),
    ARRAY_SET(0xFB << 24 | 0x0E, "array.set", INDEX, GC),
    ARRAY_LEN(0xFB << 24 | 0x0F, "array.len", NONE, GC),
    ARRAY_FILL(0xFB << 24 | 0x10, "array.fill", INDEX, GC),
    ARRAY_COPY(0xFB << 24 | 0x11, "array.copy", INDEX_PAIR, GC),
    ARRAY_INIT_DATA(0xFB << 24 | 0x12, "array.init_data", INDEX_PAIR, GC),
    ARRAY_INIT_ELEM(0xFB << 24 | 0x13, "array.init_elem", INDEX_PAIR, GC);

    private final int code;
    private final String mnemonic;
    private final Immediates immediates;
    private final Feature feature;

    AggregateOpcode(int code, String mnemonic, Immediates immediates, Feature feature) {
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

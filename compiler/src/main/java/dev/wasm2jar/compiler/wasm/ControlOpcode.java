package dev.wasm2jar.compiler.wasm;

import static dev.wasm2jar.compiler.wasm.Feature.EXCEPTIONS;
import static dev.wasm2jar.compiler.wasm.Feature.GC;
import static dev.wasm2jar.compiler.wasm.Feature.LEGACY_EXCEPTIONS;
import static dev.wasm2jar.compiler.wasm.Feature.MVP;
import static dev.wasm2jar.compiler.wasm.Feature.REFERENCE_TYPES;
import static dev.wasm2jar.compiler.wasm.Feature.TAIL_CALLS;
import static dev.wasm2jar.compiler.wasm.Feature.TYPED_FUNCTION_REFERENCES;
import static dev.wasm2jar.compiler.wasm.Immediates.BLOCK_TYPE;
import static dev.wasm2jar.compiler.wasm.Immediates.BRANCH_ON_CAST;
import static dev.wasm2jar.compiler.wasm.Immediates.BRANCH_TABLE;
import static dev.wasm2jar.compiler.wasm.Immediates.CATCHES;
import static dev.wasm2jar.compiler.wasm.Immediates.INDEX;
import static dev.wasm2jar.compiler.wasm.Immediates.NONE;
import static dev.wasm2jar.compiler.wasm.Immediates.SWAPPED_INDEX_PAIR;
import static dev.wasm2jar.compiler.wasm.Immediates.TYPED_SELECT;

/**
 * Control and parametric instructions (spec 5.4.2 and 5.4.1), among them those of the legacy exception handling
 * proposal.
 */
public enum ControlOpcode implements Opcode {
    UNREACHABLE(0x00, "unreachable", NONE, MVP),
    NOP(0x01, "nop", NONE, MVP),
    BLOCK(0x02, "block", BLOCK_TYPE, MVP),
    LOOP(0x03, "loop", BLOCK_TYPE, MVP),
    IF(0x04, "if", BLOCK_TYPE, MVP),
    ELSE(0x05, "else", NONE, MVP),
    TRY(0x06, "try", BLOCK_TYPE, LEGACY_EXCEPTIONS),
    CATCH(0x07, "catch", INDEX, LEGACY_EXCEPTIONS),
    THROW(0x08, "throw", INDEX, EXCEPTIONS),
    RETHROW(0x09, "rethrow", INDEX, LEGACY_EXCEPTIONS),
    THROW_REF(0x0A, "throw_ref", NONE, EXCEPTIONS),
    END(0x0B, "end", NONE, MVP),
    BR(0x0C, "br", INDEX, MVP),
    BR_IF(0x0D, "br_if", INDEX, MVP),
    BR_TABLE(0x0E, "br_table", BRANCH_TABLE, MVP),
    RETURN(0x0F, "return", NONE, MVP),
    CALL(0x10, "call", INDEX, MVP),
    CALL_INDIRECT(0x11, "call_indirect", SWAPPED_INDEX_PAIR, MVP),
    RETURN_CALL(0x12, "return_call", INDEX, TAIL_CALLS),
    RETURN_CALL_INDIRECT(0x13, "return_call_indirect", SWAPPED_INDEX_PAIR, TAIL_CALLS),
    CALL_REF(0x14, "call_ref", INDEX, TYPED_FUNCTION_REFERENCES),
    RETURN_CALL_REF(0x15, "return_call_ref", INDEX, TYPED_FUNCTION_REFERENCES),
    DELEGATE(0x18, "delegate", INDEX, LEGACY_EXCEPTIONS),
    CATCH_ALL(0x19, "catch_all", NONE, LEGACY_EXCEPTIONS),
    DROP(0x1A, "drop", NONE, MVP),
    SELECT(0x1B, "select", NONE, MVP),
    // The form with result types has a code of its own.
    SELECT_TYPED(0x1C, "select", TYPED_SELECT, REFERENCE_TYPES),
    TRY_TABLE(0x1F, "try_table", CATCHES, EXCEPTIONS),
    BR_ON_NULL(0xD5, "br_on_null", INDEX, TYPED_FUNCTION_REFERENCES),
    BR_ON_NON_NULL(0xD6, "br_on_non_null", INDEX, TYPED_FUNCTION_REFERENCES),
    BR_ON_CAST(0xFB << 24 | 0x18, "br_on_cast", BRANCH_ON_CAST, GC),
    BR_ON_CAST_FAIL(0xFB << 24 | 0x19, "br_on_cast_fail", BRANCH_ON_CAST, GC);

    private final int code;
    private final String mnemonic;
    private final Immediates immediates;
    private final Feature feature;

    ControlOpcode(int code, String mnemonic, Immediates immediates, Feature feature) {
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

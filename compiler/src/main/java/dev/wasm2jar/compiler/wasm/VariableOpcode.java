package dev.wasm2jar.compiler.wasm;

import static dev.wasm2jar.compiler.wasm.Feature.MVP;
import static dev.wasm2jar.compiler.wasm.Immediates.INDEX;

/** Variable instructions (spec 5.4.3). */
public enum VariableOpcode implements Opcode {
    LOCAL_GET(0x20, "local.get", INDEX, MVP),
    LOCAL_SET(0x21, "local.set", INDEX, MVP),
    LOCAL_TEE(0x22, "local.tee", INDEX, MVP),
    GLOBAL_GET(0x23, "global.get", INDEX, MVP),
    GLOBAL_SET(0x24, "global.set", INDEX, MVP);

    private final int code;
    private final String mnemonic;
    private final Immediates immediates;
    private final Feature feature;

    VariableOpcode(int code, String mnemonic, Immediates immediates, Feature feature) {
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

package dev.wasm2jar.compiler.wasm;

import static dev.wasm2jar.compiler.wasm.Feature.BULK_MEMORY;
import static dev.wasm2jar.compiler.wasm.Feature.REFERENCE_TYPES;
import static dev.wasm2jar.compiler.wasm.Immediates.INDEX;
import static dev.wasm2jar.compiler.wasm.Immediates.INDEX_PAIR;
import static dev.wasm2jar.compiler.wasm.Immediates.SWAPPED_INDEX_PAIR;

/** Table instructions (spec 5.4.4). */
public enum TableOpcode implements Opcode {
    TABLE_GET(0x25, "table.get", INDEX, REFERENCE_TYPES),
    TABLE_SET(0x26, "table.set", INDEX, REFERENCE_TYPES),
    TABLE_INIT(0xFC << 24 | 0x0C, "table.init", SWAPPED_INDEX_PAIR, BULK_MEMORY),
    ELEM_DROP(0xFC << 24 | 0x0D, "elem.drop", INDEX, BULK_MEMORY),
    TABLE_COPY(0xFC << 24 | 0x0E, "table.copy", INDEX_PAIR, BULK_MEMORY),
    TABLE_GROW(0xFC << 24 | 0x0F, "table.grow", INDEX, REFERENCE_TYPES),
    TABLE_SIZE(0xFC << 24 | 0x10, "table.size", INDEX, REFERENCE_TYPES),
    TABLE_FILL(0xFC << 24 | 0x11, "table.fill", INDEX, REFERENCE_TYPES);

    private final int code;
    private final String mnemonic;
    private final Immediates immediates;
    private final Feature feature;

    TableOpcode(int code, String mnemonic, Immediates immediates, Feature feature) {
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

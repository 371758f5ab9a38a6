package dev.wasm2jar.compiler.wasm;

import java.util.Locale;

/** An abstract heap type (spec 2.3.4). */
public enum AbstractHeapType implements HeapType {
    ANY("anyref"),
    EQ("eqref"),
    I31("i31ref"),
    STRUCT("structref"),
    ARRAY("arrayref"),
    NONE("nullref"),
    FUNC("funcref"),
    NOFUNC("nullfuncref"),
    EXTERN("externref"),
    NOEXTERN("nullexternref"),
    EXN("exnref"),
    NOEXN("nullexnref");

    private final String referenceName;

    AbstractHeapType(String referenceName) {
        this.referenceName = referenceName;
    }

    /** The short name of the nullable reference to this type, e.g. {@code funcref}. */
    public String referenceName() {
        return referenceName;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

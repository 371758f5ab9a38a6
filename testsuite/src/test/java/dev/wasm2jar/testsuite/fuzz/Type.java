package dev.wasm2jar.testsuite.fuzz;

/**
 * A value type or, for fields, a packed type (spec 5.3).
 *
 * @param code of a number type, or of the abstract heap type; -1 for a defined type
 * @param index of the defined type
 * @param nullable of references
 */
record Type(int code, int index, boolean nullable) {

    static final Type I32 = new Type(0x7f, -1, false);
    static final Type I64 = new Type(0x7e, -1, false);
    static final Type F32 = new Type(0x7d, -1, false);
    static final Type F64 = new Type(0x7c, -1, false);
    static final Type V128 = new Type(0x7b, -1, false);
    static final Type I8 = new Type(0x78, -1, false);
    static final Type I16 = new Type(0x77, -1, false);
    static final Type FUNC = new Type(0x70, -1, true);
    static final Type EXTERN = new Type(0x6f, -1, true);
    static final Type ANY = new Type(0x6e, -1, true);
    static final Type EQ = new Type(0x6d, -1, true);
    static final Type I31 = new Type(0x6c, -1, true);
    static final Type STRUCT = new Type(0x6b, -1, true);
    static final Type ARRAY = new Type(0x6a, -1, true);
    static final Type EXN = new Type(0x69, -1, true);

    static Type ref(int index, boolean nullable) {
        return new Type(-1, index, nullable);
    }

    boolean packed() {
        return equals(I8) || equals(I16);
    }

    /** The type that a field has on the operand stack. */
    Type unpacked() {
        return packed() ? I32 : this;
    }

    boolean number() {
        return equals(I32) || equals(I64) || equals(F32) || equals(F64);
    }

    boolean floating() {
        return equals(F32) || equals(F64);
    }

    boolean reference() {
        return code < 0 || code <= 0x70 && code >= 0x69;
    }

    boolean defined() {
        return code < 0;
    }

    Type asNullable() {
        return reference() ? new Type(code, index, true) : this;
    }

    Type asNonNull() {
        return new Type(code, index, false);
    }

    void heapType(Out out) {
        if (defined()) {
            out.signed(index);
        } else {
            out.bytes(code);
        }
    }

    void write(Out out) {
        if (!reference()) {
            out.bytes(code);
        } else if (nullable && !defined()) {
            out.bytes(code);
        } else {
            out.bytes(nullable ? 0x63 : 0x64);
            heapType(out);
        }
    }

    /** What protocols with the oracle call it; only for numbers. */
    String text() {
        return switch (code) {
            case 0x7f -> "i32";
            case 0x7e -> "i64";
            case 0x7d -> "f32";
            case 0x7c -> "f64";
            default -> "ref";
        };
    }
}

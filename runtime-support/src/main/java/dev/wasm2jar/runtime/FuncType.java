package dev.wasm2jar.runtime;

/**
 * The type of a function at run time.
 *
 * <p>Types are compared by a canonical text that the compiler computes: two types have the same text exactly when they
 * are the same type (spec 3.1.4), across modules too. For functions over plain types it reads
 * {@code (i32,i64)->(f32)}.
 */
public final class FuncType {

    private final String text;
    private final String[] supertypes;

    private FuncType(String text, String[] supertypes) {
        this.text = text;
        this.supertypes = supertypes;
    }

    /** The type with that canonical text and no declared supertype, e.g. {@code (i32,i32)->(i32)}. */
    public static FuncType of(String text) {
        return new FuncType(text, new String[0]);
    }

    /** The type with that canonical text and the canonical texts of all its declared supertypes. */
    public static FuncType of(String text, String... supertypes) {
        return new FuncType(text, supertypes);
    }

    /** Whether a function of this type can be used where {@code expected} is asked for (spec 3.3.6). */
    public boolean matches(FuncType expected) {
        if (this == expected || text.equals(expected.text)) {
            return true;
        }
        for (String supertype : supertypes) {
            if (supertype.equals(expected.text)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FuncType && ((FuncType) other).text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}

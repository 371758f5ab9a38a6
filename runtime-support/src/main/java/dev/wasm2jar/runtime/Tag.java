package dev.wasm2jar.runtime;

/** A tag instance (spec 4.2.9): the identity of one kind of exception. */
public final class Tag implements Extern {

    private final FuncType type;

    public Tag(FuncType type) {
        this.type = type;
    }

    /** The types of the values an exception of this tag carries, as parameters. */
    public FuncType type() {
        return type;
    }
}

package dev.wasm2jar.runtime;

/**
 * A structure (spec 4.2.14). Each structure type is a generated class below this one, which extends the class of its
 * declared supertype; its fields are Java fields.
 */
public abstract class Struct implements Eq {

    /** For generated classes. */
    protected Struct() {}
}

package dev.wasm2jar.compiler.bindgen.descriptor;

import java.util.List;

/** A Rust type as it crosses the border of the module. */
public sealed interface Descriptor {

    /** Types without further parts. */
    enum Simple implements Descriptor {
        I8, U8, I16, U16, I32, U32, I64, U64, I128, U128, F32, F64, BOOLEAN, CHAR,
        /** A string whose text JavaScript may keep, known by its address: as if it were {@link #STRING}. */
        CACHED_STRING,
        STRING,
        /** Any JavaScript value, passed by a handle. */
        EXTERNREF,
        /** Any JavaScript value, passed as a reference of WebAssembly. */
        REFERENCE,
        /** In an option: an i32, u32 or f32, if it is not known which. */
        NUMBER_32,
        UNIT,
        /** A pointer that is not null; to the host it is a number. */
        NON_NULL,
        RAW_POINTER
    }

    /** A JavaScript value of a class. */
    record NamedExternref(String name) implements Descriptor {}

    /**
     * An enumeration of numbers.
     *
     * @param name empty before release 0.2.88
     * @param hole the number that stands for none
     */
    record Enumeration(String name, int hole) implements Descriptor {}

    /** An enumeration of strings: the number of the string; one more than the last if unknown, the next one for none. */
    record StringEnumeration(String name, int count) implements Descriptor {}

    /** One of several types, passed as a JavaScript value. */
    record Union(String name, List<Descriptor> variants) implements Descriptor {}

    /** An exported struct, by value: its address. */
    record Struct(String name) implements Descriptor {}

    /** What may be done through a reference. */
    enum Access {
        SHARED,
        /** Changes are seen by the owner. */
        MUTABLE
    }

    /** A reference to what the caller owns, for the time of a call. */
    record Reference(Access access, Descriptor target) implements Descriptor {}

    /** Elements that somebody else owns, always behind a reference. */
    record Slice(Descriptor element) implements Descriptor {}

    /** Elements that are passed with their memory. */
    record Vector(Descriptor element) implements Descriptor {}

    /** A value or none. */
    record Optional(Descriptor value) implements Descriptor {}

    /** A value or an error, which is a JavaScript value. */
    record Result(Descriptor value) implements Descriptor {}

    /**
     * A function.
     *
     * @param shim for a closure: the function that calls it, by its index in the table, or in the module if that was
     *     processed; else 0
     * @param result as it is passed
     * @param innerResult what a promise is of, if the result is one; else as {@code result}
     */
    record Function(int shim, List<Descriptor> parameters, Descriptor result, Descriptor innerResult)
            implements Descriptor {

        public Function {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * A closure that JavaScript owns.
     *
     * @param destructor the function that drops it, likewise; -1 if its shim does when all is zero
     * @param mutable whether it must not be called while it runs
     */
    record Closure(int destructor, boolean mutable, Function function) implements Descriptor {}
}

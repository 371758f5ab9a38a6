package dev.wasm2jar.compiler.ir;

import java.util.List;

/** The definition of a type whose objects a module makes or uses (spec 2.3.9). */
public sealed interface AggregateType {

    /** References to objects of the type; it also identifies the type. */
    ReferenceType reference();

    /** Canonical text of the type, the same in every module. */
    String text();

    Finality finality();

    /** Whether other types may be declared as subtypes. */
    enum Finality {
        OPEN,
        FINAL
    }

    /**
     * A structure type.
     *
     * @param fields how each field is kept: a field that a supertype has is kept as there, even if this type declares it
     *     with a finer type. A vector is two fields of 64 bits
     * @param inherited how many of the fields, from the first one on, the supertype has
     */
    record Structure(
            ReferenceType.Struct reference, String text, Finality finality, List<Storage> fields, int inherited)
            implements AggregateType {

        public Structure {
            fields = List.copyOf(fields);
        }

        @Override
        public String toString() {
            return reference.toString();
        }
    }

    /** An array type. */
    record Array(ReferenceType.Array reference, String text, Finality finality) implements AggregateType {

        /** How the elements are kept. */
        public Storage element() {
            return reference.element();
        }

        @Override
        public String toString() {
            return reference.toString();
        }
    }
}

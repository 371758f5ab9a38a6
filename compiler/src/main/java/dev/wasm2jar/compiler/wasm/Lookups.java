package dev.wasm2jar.compiler.wasm;

import java.util.List;

/** Looks indices up in the context and reports those that do not exist (spec 3.1.6). */
final class Lookups {

    private final ValidationState state;
    private final ValidationContext context;

    Lookups(ValidationState state) {
        this.state = state;
        this.context = state.context;
    }

    private <T> T known(T found, String what, int index) {
        if (found == null) {
            throw unknown(what, index);
        }
        return found;
    }

    InvalidModuleException unknown(String what, int index) {
        return state.invalid("unknown " + what + " " + Integer.toUnsignedString(index));
    }

    private <T extends CompositeType> T type(int typeIndex, Class<T> kind, String name) {
        CompositeType type = known(context.type(typeIndex), "type", typeIndex);
        if (!kind.isInstance(type)) {
            throw state.mismatch("type " + typeIndex + " is no " + name + " type");
        }
        return kind.cast(type);
    }

    FunctionType functionType(int typeIndex) {
        return type(typeIndex, FunctionType.class, "function");
    }

    StructType structType(int typeIndex) {
        return type(typeIndex, StructType.class, "structure");
    }

    ArrayType arrayType(int typeIndex) {
        return type(typeIndex, ArrayType.class, "array");
    }

    /** The type index of a function. */
    int function(int index) {
        int type = context.functionType(index);
        if (type < 0) {
            throw unknown("function", index);
        }
        return type;
    }

    /** The type of a tag. */
    FunctionType tag(int index) {
        int type = context.tagType(index);
        if (type < 0) {
            throw unknown("tag", index);
        }
        return functionType(type);
    }

    TableType table(int index) {
        return known(context.table(index), "table", index);
    }

    MemoryType memory(int index) {
        return known(context.memory(index), "memory", index);
    }

    GlobalType global(int index) {
        return known(context.global(index), "global", index);
    }

    ElementSegment elements(int index) {
        return known(context.elements(index), "elem segment", index);
    }

    /** Checks a data index; function bodies may hold one only after a data count section (spec 5.5.15). */
    void data(int index) {
        if (context.module().dataCount().isEmpty()) {
            throw state.malformed("data count section required");
        }
        if (Integer.compareUnsigned(index, context.module().data().size()) >= 0) {
            throw unknown("data segment", index);
        }
    }

    /** Checks a heap type (spec 3.2.4). */
    void check(HeapType type) {
        if (type instanceof ConcreteHeapType concrete) {
            known(context.type(concrete.typeIndex()), "type", concrete.typeIndex());
        }
    }

    /** Checks a value type (spec 3.2.6). */
    void check(ValueType type) {
        if (type instanceof ReferenceType reference) {
            check(reference.heapType());
        }
    }

    void check(List<ValueType> types) {
        types.forEach(this::check);
    }
}

package dev.wasm2jar.compiler.wasm;

import java.util.List;

/** The type section (spec 3.2.10 and 3.2.11). */
final class TypeValidator {

    /** Limits of this implementation, those of the JavaScript interface. */
    private static final int MAX_FIELDS = 10_000;
    private static final int MAX_VALUES = 1_000;
    private static final int MAX_SUBTYPING_DEPTH = 63;

    private final Module module;
    private final int[] depths;

    private TypeValidator(Module module) {
        this.module = module;
        this.depths = new int[module.types().size()];
    }

    /** Checks the indices in types; those of a recursive type may be of its own members and of what precedes it. */
    static void validateIndices(Module module) {
        TypeValidator validator = new TypeValidator(module);
        for (RecursiveType group : module.recursiveTypes()) {
            int end = group.firstIndex() + group.subTypes().size();
            for (int i = group.firstIndex(); i < end; i++) {
                validator.validateIndices(i, end);
            }
        }
    }

    /** Checks that every type matches its declared supertype; indices must be valid. */
    static void validateSubtyping(Module module, Subtyping subtyping) {
        TypeValidator validator = new TypeValidator(module);
        for (int i = 0; i < module.types().size(); i++) {
            validator.validateSubtyping(i, subtyping);
        }
    }

    private void validateIndices(int index, int end) {
        SubType type = module.types().get(index);
        if (type.supertypes().size() > 1) {
            throw invalid("sub type: type " + index + " has more than one supertype");
        }
        for (int supertype : type.supertypes()) {
            // Spec 3.2.11: a supertype precedes its subtypes, which keeps the hierarchy free of cycles.
            if (Integer.compareUnsigned(supertype, index) >= 0) {
                throw invalid("unknown type " + Integer.toUnsignedString(supertype) + " as supertype of type " + index);
            }
            depths[index] = depths[supertype] + 1;
            if (depths[index] > MAX_SUBTYPING_DEPTH) {
                throw unsupported("subtyping deeper than " + MAX_SUBTYPING_DEPTH + " is not supported: type " + index);
            }
        }
        CompositeType composite = type.compositeType();
        if (composite instanceof FunctionType function) {
            validateValues(function.parameters(), end);
            validateValues(function.results(), end);
        } else if (composite instanceof StructType struct) {
            if (struct.fields().size() > MAX_FIELDS) {
                throw unsupported("a structure of " + struct.fields().size() + " fields: at most " + MAX_FIELDS
                        + " are supported");
            }
            struct.fields().forEach(field -> validate(field.storage(), end));
        } else if (composite instanceof ArrayType array) {
            validate(array.element().storage(), end);
        }
    }

    private void validateValues(List<ValueType> types, int end) {
        if (types.size() > MAX_VALUES) {
            throw unsupported("a function of " + types.size() + " parameters or results: at most " + MAX_VALUES
                    + " are supported");
        }
        types.forEach(type -> validate(type, end));
    }

    private void validate(StorageType type, int end) {
        if (type instanceof ReferenceType reference
                && reference.heapType() instanceof ConcreteHeapType concrete
                && Integer.compareUnsigned(concrete.typeIndex(), end) >= 0) {
            throw invalid("unknown type " + Integer.toUnsignedString(concrete.typeIndex()));
        }
    }

    private void validateSubtyping(int index, Subtyping subtyping) {
        SubType type = module.types().get(index);
        for (int supertype : type.supertypes()) {
            SubType superType = module.types().get(supertype);
            if (superType.isFinal()) {
                throw invalid("sub type: type " + index + " extends type " + supertype + ", which is final");
            }
            if (!subtyping.matches(type.compositeType(), superType.compositeType())) {
                throw invalid("sub type: type " + index + " does not match its supertype " + supertype);
            }
        }
    }

    private InvalidModuleException invalid(String message) {
        return new InvalidModuleException(SectionOffsets.of(module, SectionId.TYPE), message);
    }

    private UnsupportedModuleException unsupported(String message) {
        return new UnsupportedModuleException(SectionOffsets.of(module, SectionId.TYPE), message);
    }
}

package dev.wasm2jar.compiler.wasm;

import java.util.List;

/**
 * Subtyping and equivalence of the types of one module (spec 3.3): iso-recursive, so that types of the module are
 * compared by their canonical numbers and their declared supertypes.
 */
final class Subtyping {

    /**
     * The bottom type of operands that unreachable code leaves open (spec 3.1.1). It is not in the data model since no
     * module can name it; compared by identity.
     */
    static final ValueType BOTTOM = new ReferenceType(false, new ConcreteHeapType(-1));

    /** The bottom heap type (spec 3.1.1), of references of which unreachable code leaves the rest open. */
    static final ReferenceType BOTTOM_REFERENCE = new ReferenceType(false, new ConcreteHeapType(-2));

    private static final int NO_TYPE = -1;

    private final CanonicalTypes canonical;
    private final CompositeType[] composites;
    private final int[] supertypes;

    Subtyping(Module module, CanonicalTypes canonical) {
        this.canonical = canonical;
        int count = module.types().size();
        composites = new CompositeType[count];
        supertypes = new int[count];
        for (int i = 0; i < count; i++) {
            SubType type = module.types().get(i);
            composites[i] = type.compositeType();
            supertypes[i] = type.supertypes().isEmpty() ? NO_TYPE : type.supertypes().get(0);
        }
    }

    /** Whether a value type matches another (spec 3.3.5). */
    boolean matches(ValueType sub, ValueType sup) {
        if (sub == sup || sub == BOTTOM) {
            return true;
        }
        if (sub instanceof ReferenceType subReference && sup instanceof ReferenceType superReference) {
            return matches(subReference, superReference);
        }
        return false;
    }

    /** Whether a reference type matches another (spec 3.3.4). */
    boolean matches(ReferenceType sub, ReferenceType sup) {
        if (sub.nullable() && !sup.nullable()) {
            return false;
        }
        return sub.heapType() == BOTTOM_REFERENCE.heapType() || matches(sub.heapType(), sup.heapType());
    }

    /** Whether a heap type matches another (spec 3.3.3). */
    boolean matches(HeapType sub, HeapType sup) {
        if (sub == sup) {
            return true;
        }
        if (sub instanceof ConcreteHeapType concrete) {
            return sup instanceof ConcreteHeapType superConcrete
                    ? matchesDeclared(concrete.typeIndex(), superConcrete.typeIndex())
                    : matches(kindOf(concrete), (AbstractHeapType) sup);
        }
        if (sup instanceof ConcreteHeapType superConcrete) {
            return sub == bottomOf(kindOf(superConcrete));
        }
        return matches((AbstractHeapType) sub, (AbstractHeapType) sup);
    }

    /** Whether a type of the module is another one or is declared below it. */
    boolean matchesDeclared(int sub, int sup) {
        for (int type = sub; type != NO_TYPE; type = supertypes[type]) {
            if (canonical.id(type) == canonical.id(sup)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an abstract heap type matches another (spec 3.3.3). */
    static boolean matches(AbstractHeapType sub, AbstractHeapType sup) {
        if (sub == sup) {
            return true;
        }
        switch (sub) {
            case NONE:
                return topOf(sup) == AbstractHeapType.ANY;
            case NOFUNC:
                return sup == AbstractHeapType.FUNC;
            case NOEXTERN:
                return sup == AbstractHeapType.EXTERN;
            case NOEXN:
                return sup == AbstractHeapType.EXN;
            case EQ:
                return sup == AbstractHeapType.ANY;
            case I31:
            case STRUCT:
            case ARRAY:
                return sup == AbstractHeapType.EQ || sup == AbstractHeapType.ANY;
            default:
                return false;
        }
    }

    /** The abstract type right above a type of the module. */
    private AbstractHeapType kindOf(ConcreteHeapType type) {
        return kindOf(composites[type.typeIndex()]);
    }

    /** The abstract type right above a composite type. */
    static AbstractHeapType kindOf(CompositeType composite) {
        if (composite instanceof FunctionType) {
            return AbstractHeapType.FUNC;
        }
        return composite instanceof StructType ? AbstractHeapType.STRUCT : AbstractHeapType.ARRAY;
    }

    /** The greatest type above a heap type. */
    AbstractHeapType topOf(HeapType type) {
        return topOf(type instanceof ConcreteHeapType concrete ? kindOf(concrete) : (AbstractHeapType) type);
    }

    private static AbstractHeapType topOf(AbstractHeapType type) {
        switch (type) {
            case FUNC:
            case NOFUNC:
                return AbstractHeapType.FUNC;
            case EXTERN:
            case NOEXTERN:
                return AbstractHeapType.EXTERN;
            case EXN:
            case NOEXN:
                return AbstractHeapType.EXN;
            default:
                return AbstractHeapType.ANY;
        }
    }

    private static AbstractHeapType bottomOf(AbstractHeapType type) {
        switch (topOf(type)) {
            case FUNC:
                return AbstractHeapType.NOFUNC;
            case EXTERN:
                return AbstractHeapType.NOEXTERN;
            case EXN:
                return AbstractHeapType.NOEXN;
            default:
                return AbstractHeapType.NONE;
        }
    }

    /** Whether a sequence of value types matches another (spec 3.3.6, result types). */
    boolean matches(List<ValueType> sub, List<ValueType> sup) {
        if (sub == sup) {
            return true;
        }
        if (sub.size() != sup.size()) {
            return false;
        }
        for (int i = 0; i < sub.size(); i++) {
            if (!matches(sub.get(i), sup.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a storage type matches another (spec 3.3.9). */
    boolean matches(StorageType sub, StorageType sup) {
        if (sub instanceof ValueType subValue && sup instanceof ValueType superValue) {
            return matches(subValue, superValue);
        }
        return sub == sup;
    }

    /** Whether a field type matches another (spec 3.3.9): mutable ones only when they are equivalent. */
    private boolean matches(FieldType sub, FieldType sup) {
        return sub.mutable() == sup.mutable()
                && matches(sub.storage(), sup.storage())
                && (!sub.mutable() || matches(sup.storage(), sub.storage()));
    }

    /** Whether a composite type matches another (spec 3.3.8). */
    boolean matches(CompositeType sub, CompositeType sup) {
        if (sub instanceof FunctionType function && sup instanceof FunctionType superFunction) {
            return matches(superFunction.parameters(), function.parameters())
                    && matches(function.results(), superFunction.results());
        }
        if (sub instanceof ArrayType array && sup instanceof ArrayType superArray) {
            return matches(array.element(), superArray.element());
        }
        if (sub instanceof StructType struct && sup instanceof StructType superStruct) {
            List<FieldType> fields = struct.fields();
            List<FieldType> superFields = superStruct.fields();
            if (fields.size() < superFields.size()) {
                return false;
            }
            for (int i = 0; i < superFields.size(); i++) {
                if (!matches(fields.get(i), superFields.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return false;
    }
}

package dev.wasm2jar.compiler.wasm;

/**
 * A reference type (spec 2.3.5).
 *
 * @param nullable whether the null reference belongs to the type
 * @param heapType what non-null references of this type point to
 */
public record ReferenceType(boolean nullable, HeapType heapType) implements ValueType {

    public static final ReferenceType FUNCREF = new ReferenceType(true, AbstractHeapType.FUNC);
    public static final ReferenceType EXTERNREF = new ReferenceType(true, AbstractHeapType.EXTERN);

    @Override
    public boolean defaultable() {
        return nullable;
    }

    /** The same type without null. */
    public ReferenceType nonNull() {
        return nullable ? new ReferenceType(false, heapType) : this;
    }

    @Override
    public String toString() {
        if (nullable && heapType instanceof AbstractHeapType abstractType) {
            return abstractType.referenceName();
        }
        return nullable ? "(ref null " + heapType + ")" : "(ref " + heapType + ")";
    }
}

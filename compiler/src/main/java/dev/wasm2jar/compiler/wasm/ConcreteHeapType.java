package dev.wasm2jar.compiler.wasm;

/**
 * A heap type that names a type of the module (spec 2.3.3).
 *
 * @param typeIndex index into {@link Module#types()}
 */
public record ConcreteHeapType(int typeIndex) implements HeapType {

    @Override
    public String toString() {
        return Integer.toString(typeIndex);
    }
}

package dev.wasm2jar.compiler.ir;

/**
 * A variable of a function: a parameter, a declared local, or a temporary made by the compiler.
 *
 * @param index unique in its function; parameters come first, in order
 */
public record Local(int index, Type type) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Local local && local.index == index;
    }

    @Override
    public int hashCode() {
        return index;
    }

    @Override
    public String toString() {
        return "$" + index;
    }
}

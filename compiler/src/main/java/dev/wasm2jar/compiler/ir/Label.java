package dev.wasm2jar.compiler.ir;

/**
 * The target of branches: a {@link Statement.Mark} further on, or the head of an enclosing {@link Statement.Loop}.
 *
 * @param id unique in its function
 */
public record Label(int id) {

    @Override
    public String toString() {
        return "L" + id;
    }
}

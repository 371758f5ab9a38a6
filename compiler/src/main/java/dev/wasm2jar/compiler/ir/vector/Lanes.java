package dev.wasm2jar.compiler.ir.vector;

import dev.wasm2jar.compiler.ir.Expression;
import java.util.List;

/** The value of a vector: one small expression without traps for each lane of the shape. */
record Lanes(VectorShape shape, List<Expression> parts) {

    Lanes {
        parts = List.copyOf(parts);
    }

    Expression part(int lane) {
        return parts.get(lane);
    }
}

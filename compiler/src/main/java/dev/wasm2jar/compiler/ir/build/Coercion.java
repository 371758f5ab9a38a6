package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.HeapExpression;
import dev.wasm2jar.compiler.ir.ReferenceType;
import dev.wasm2jar.compiler.ir.Type;
import java.util.Arrays;
import java.util.List;

/**
 * Makes values fit where they go. Validation has found that they do; but code types are coarser, so that a reference may
 * have to be declared to be of the type that is asked for.
 */
final class Coercion {

    private Coercion() {}

    /** The value as one of that type. */
    static Expression to(Type expected, Expression value) {
        return expected instanceof ReferenceType type && !((ReferenceType) value.type()).isSubtypeOf(type)
                ? exactly(expected, value)
                : value;
    }

    /** The value as one of exactly that type, not of one below it. */
    static Expression exactly(Type expected, Expression value) {
        if (value.type().equals(expected)) {
            return value;
        }
        var type = (ReferenceType) expected;
        return value instanceof Expression.RefNull ? new Expression.RefNull(type) : new HeapExpression.RefAs(type, value);
    }

    /** The values as values of the types, in order. There may be more values than types: the others stay. */
    static List<Expression> to(List<? extends Type> expected, Expression... values) {
        for (int i = 0; i < expected.size(); i++) {
            values[i] = to(expected.get(i), values[i]);
        }
        return Arrays.asList(values);
    }
}

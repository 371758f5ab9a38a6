package dev.wasm2jar.compiler.ir.vector;

import dev.wasm2jar.compiler.ir.Expression;
import java.util.ArrayList;
import java.util.List;

/** The same bits in another shape. */
final class ShapeConversion {

    private ShapeConversion() {}

    static Lanes convert(Lanes value, VectorShape to, ScalarCode code) {
        if (value.shape() == to) {
            return value;
        }
        Lanes integers = value.shape() == value.shape().integers()
                ? value
                : new Lanes(value.shape().integers(), value.parts().stream().map(Scalars::integer).toList());
        if (integers.shape() != to.integers()) {
            integers = to.integers() == VectorShape.I64X2 ? join(integers) : split(integers, code);
        }
        return to == to.integers()
                ? integers
                : new Lanes(to, integers.parts().stream().map(Scalars::floating).toList());
    }

    private static Lanes join(Lanes value) {
        return new Lanes(VectorShape.I64X2, List.of(
                join(value.part(0), value.part(1)),
                join(value.part(2), value.part(3))));
    }

    /** Two numbers of 32 bits as one of 64. */
    static Expression join(Expression low, Expression high) {
        return Scalars.or(Scalars.extendU(low), Scalars.shl(Scalars.extendS(high), Integer.SIZE));
    }

    private static Lanes split(Lanes value, ScalarCode code) {
        var parts = new ArrayList<Expression>(4);
        for (Expression half : value.parts()) {
            Expression stable = code.stable(half);
            parts.add(Scalars.wrap(stable));
            parts.add(Scalars.wrap(Scalars.shrU(stable, Integer.SIZE)));
        }
        return new Lanes(VectorShape.I32X4, parts);
    }

    static Lanes constant(long low, long high, VectorShape shape, ScalarCode code) {
        return convert(new Lanes(VectorShape.I64X2, List.of(Scalars.i64(low), Scalars.i64(high))), shape, code);
    }
}

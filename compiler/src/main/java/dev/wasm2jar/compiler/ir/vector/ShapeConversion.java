package dev.wasm2jar.compiler.ir.vector;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.CallRuntime;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.ReferenceType;
import dev.wasm2jar.compiler.ir.RuntimeMethod;
import dev.wasm2jar.compiler.ir.Type;
import java.util.ArrayList;
import java.util.List;

/** The same bits in another shape. */
final class ShapeConversion {

    private static final RuntimeMethod LOW = method("low", List.of(ReferenceType.VECTOR), PrimitiveType.I64);
    private static final RuntimeMethod HIGH = method("high", List.of(ReferenceType.VECTOR), PrimitiveType.I64);
    private static final RuntimeMethod OF_HALF = method("ofHalf", List.of(PrimitiveType.I64), ReferenceType.VECTOR);
    private static final RuntimeMethod OF_HALVES =
            method("ofHalves", List.of(PrimitiveType.I64, PrimitiveType.I64), ReferenceType.VECTOR);

    private ShapeConversion() {}

    static Lanes convert(Lanes value, VectorShape to, ScalarCode code) {
        if (value.shape() == to) {
            return value;
        }
        if (to == VectorShape.WHOLE) {
            return whole(convert(value, VectorShape.I64X2, code), code);
        }
        if (value.shape() == VectorShape.WHOLE) {
            Expression vector = code.stable(value.part(0));
            return convert(new Lanes(VectorShape.I64X2, List.of(
                    new CallRuntime(LOW, List.of(vector)), new CallRuntime(HIGH, List.of(vector)))), to, code);
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

    private static Lanes whole(Lanes halves, ScalarCode code) {
        Expression low = halves.part(0);
        Expression high = halves.part(1);
        return new Lanes(VectorShape.WHOLE, List.of(low.isConstant() && low.equals(high)
                ? new CallRuntime(OF_HALF, List.of(low))
                : new CallRuntime(OF_HALVES, List.of(low, high))));
    }

    private static RuntimeMethod method(String name, List<Type> parameters, Type result) {
        return new RuntimeMethod("simd/V128", name, parameters, result);
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

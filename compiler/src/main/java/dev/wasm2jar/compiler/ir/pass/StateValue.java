package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.BinaryOp;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.Binary;
import dev.wasm2jar.compiler.ir.Expression.I32Const;
import dev.wasm2jar.compiler.ir.Expression.LocalGet;
import dev.wasm2jar.compiler.ir.Local;
import java.util.Map;
import java.util.Optional;

/** Expressions on the state of a loop: a constant, a local, or a local and a constant. */
final class StateValue {

    private StateValue() {}

    /** The local that the expression depends on, if it is nothing but that and constants. */
    static Optional<Local> local(Expression expression) {
        if (expression instanceof LocalGet get) {
            return Optional.of(get.local());
        }
        return isSum(expression) && expression.operands().get(1) instanceof I32Const
                ? local(expression.operands().get(0))
                : Optional.empty();
    }

    /** The value, if it is known where those locals have those values. */
    static Optional<Integer> of(Expression expression, Map<Local, Integer> known) {
        if (expression instanceof I32Const constant) {
            return Optional.of(constant.value());
        }
        if (expression instanceof LocalGet get) {
            return Optional.ofNullable(known.get(get.local()));
        }
        if (isSum(expression) && expression.operands().get(1) instanceof I32Const constant) {
            int added = ((Binary) expression).op() == BinaryOp.I32_ADD ? constant.value() : -constant.value();
            return of(expression.operands().get(0), known).map(value -> value + added);
        }
        return Optional.empty();
    }

    private static boolean isSum(Expression expression) {
        return expression instanceof Binary binary
                && (binary.op() == BinaryOp.I32_ADD || binary.op() == BinaryOp.I32_SUB);
    }
}

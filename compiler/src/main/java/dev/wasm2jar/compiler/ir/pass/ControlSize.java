package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.ControlExpression;
import dev.wasm2jar.compiler.ir.ControlExpression.*;
import dev.wasm2jar.compiler.ir.ControlStatement;
import dev.wasm2jar.compiler.ir.ControlStatement.*;

/** The size of function references, exceptions and tail calls. */
final class ControlSize
        implements ControlExpression.ControlVisitor<Integer>, ControlStatement.ControlVisitor<Integer> {

    private final CodeSize size;

    ControlSize(CodeSize size) {
        this.size = size;
    }

    @Override
    public Integer visit(CallRef expression) {
        return size.arguments(expression.operands()) + Costs.CALL + size.reload;
    }

    @Override
    public Integer visit(TableFunction expression) {
        return size.of(expression.index()) + Costs.TABLE_ACCESS;
    }

    @Override
    public Integer visit(RefAsNonNull expression) {
        return size.of(expression.operand()) + Costs.NON_NULL;
    }

    @Override
    public Integer visit(HasTag expression) {
        return size.of(expression.exception()) + Costs.HAS_TAG;
    }

    @Override
    public Integer visit(ExceptionValue expression) {
        return size.of(expression.exception()) + Costs.EXCEPTION_VALUE;
    }

    @Override
    public Integer visit(ExceptionHalf expression) {
        return size.of(expression.exception()) + Costs.EXCEPTION_VALUE;
    }

    @Override
    public Integer visit(Throw statement) {
        return size.sum(statement.operands()) + Costs.THROW + statement.operands().size() * Costs.PER_THROW;
    }

    @Override
    public Integer visit(ThrowRef statement) {
        return size.of(statement.exception()) + Costs.THROW_REF;
    }

    @Override
    public Integer visit(TailCall statement) {
        return size.sum(statement.operands()) + Costs.TAIL_CALL;
    }

    @Override
    public Integer visit(CheckInterrupt statement) {
        return Costs.CHECK_INTERRUPT;
    }
}

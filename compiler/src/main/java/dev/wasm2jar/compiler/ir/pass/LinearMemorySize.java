package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.LoadOp;
import dev.wasm2jar.compiler.ir.MemoryExpression;
import dev.wasm2jar.compiler.ir.MemoryExpression.*;
import dev.wasm2jar.compiler.ir.MemoryStatement;
import dev.wasm2jar.compiler.ir.MemoryStatement.*;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.StoreOp;

/** The size of what is done on linear memories. */
final class LinearMemorySize
        implements MemoryExpression.MemoryVisitor<Integer>, MemoryStatement.MemoryVisitor<Integer> {

    private final CodeSize size;

    LinearMemorySize(CodeSize size) {
        this.size = size;
    }

    private static int cost(LoadOp op) {
        return switch (op) {
            case I32_LOAD8_S, I32_LOAD8_U, I64_LOAD8_S, I64_LOAD8_U -> Costs.BYTE_ACCESS + Costs.WIDEN;
            default -> Costs.WIDE_ACCESS + Costs.WIDEN;
        };
    }

    private static int cost(StoreOp op) {
        return switch (op) {
            case I32_STORE8, I64_STORE8 -> Costs.BYTE_ACCESS + Costs.NARROW;
            default -> Costs.WIDE_ACCESS + Costs.NARROW;
        };
    }

    /** What makes an index of an address. */
    private static int index(Expression address, long offset) {
        return (offset == 0 ? 0 : Costs.OFFSET) + (address.type() == PrimitiveType.I64 ? Costs.LONG_ADDRESS : 0);
    }

    @Override
    public Integer visit(Load expression) {
        return size.of(expression.address())
                + cost(expression.op())
                + index(expression.address(), expression.offset());
    }

    @Override
    public Integer visit(LargeLoad expression) {
        return size.of(expression.address()) + Costs.LARGE_ACCESS + Costs.WIDEN;
    }

    @Override
    public Integer visit(MemorySize expression) {
        return Costs.SIZE_QUERY;
    }

    @Override
    public Integer visit(MemoryGrow expression) {
        return size.of(expression.pages()) + Costs.GROW + size.reload;
    }

    @Override
    public Integer visit(TryCopy expression) {
        return size.sum(expression.operands()) + Costs.TRY_COPY;
    }

    @Override
    public Integer visit(Atomic expression) {
        return size.sum(expression.operands()) + Costs.ATOMIC;
    }

    @Override
    public Integer visit(Store statement) {
        return size.of(statement.address())
                + size.of(statement.value())
                + cost(statement.op())
                + index(statement.address(), statement.offset());
    }

    @Override
    public Integer visit(LargeStore statement) {
        return size.of(statement.address()) + size.of(statement.value()) + Costs.LARGE_ACCESS + Costs.NARROW;
    }

    @Override
    public Integer visit(CheckAddress statement) {
        return size.of(statement.address())
                + (statement.address().type() == PrimitiveType.I64
                        ? Costs.CHECK_LONG_ADDRESS
                        : Costs.CHECK_ADDRESS);
    }

    @Override
    public Integer visit(TakeContents statement) {
        return size.reload;
    }
}

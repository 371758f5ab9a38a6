package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.MemoryExpression;
import dev.wasm2jar.compiler.ir.MemoryExpression.*;
import dev.wasm2jar.compiler.ir.MemoryStatement;
import dev.wasm2jar.compiler.ir.MemoryStatement.*;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The types of the operands of what is done on linear memories; null for addresses, which may be long ones. */
final class MemoryOperands
        implements MemoryExpression.MemoryVisitor<List<Type>>, MemoryStatement.MemoryVisitor<List<Type>> {

    private static final List<Type> ADDRESS = Collections.singletonList(null);

    @Override
    public List<Type> visit(Load expression) {
        return ADDRESS;
    }

    @Override
    public List<Type> visit(LargeLoad expression) {
        return ADDRESS;
    }

    @Override
    public List<Type> visit(MemorySize expression) {
        return List.of();
    }

    @Override
    public List<Type> visit(MemoryGrow expression) {
        // Pages of a memory with long addresses were narrowed before.
        return List.of(PrimitiveType.I32);
    }

    @Override
    public List<Type> visit(TryCopy expression) {
        return List.of(PrimitiveType.I32, PrimitiveType.I32, PrimitiveType.I32);
    }

    @Override
    public List<Type> visit(Atomic expression) {
        List<Type> types = new ArrayList<>();
        if (expression.memory() >= 0) {
            types.addAll(ADDRESS);
            types.addAll(expression.op().valueTypes());
        }
        return types;
    }

    @Override
    public List<Type> visit(Store statement) {
        return Arrays.asList(null, statement.op().type());
    }

    @Override
    public List<Type> visit(LargeStore statement) {
        return Arrays.asList(null, statement.op().type());
    }

    @Override
    public List<Type> visit(CheckAddress statement) {
        return ADDRESS;
    }

    @Override
    public List<Type> visit(TakeContents statement) {
        return List.of();
    }
}

package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.MemoryKind;
import dev.wasm2jar.compiler.ir.Statement;
import java.util.List;

/** Bulk operations on memories: methods of theirs, with long addresses if one of them may be large. */
final class BulkMemoryEmitter {

    private final MethodScope scope;
    private final Code code;
    private final ExpressionEmitter expressions;

    BulkMemoryEmitter(MethodScope scope, ExpressionEmitter expressions) {
        this.scope = scope;
        this.code = scope.code;
        this.expressions = expressions;
    }

    void emit(Statement.Bulk statement) {
        switch (statement.op()) {
            case MEMORY_FILL -> fill(statement);
            case MEMORY_COPY -> copy(statement);
            case MEMORY_INIT -> init(statement);
            default -> throw new IllegalStateException(statement.op().name());
        }
    }

    private MemoryKind kind(int memory) {
        return scope.layout.module.memories().get(memory).kind();
    }

    private void fill(Statement.Bulk statement) {
        List<Expression> operands = statement.operands();
        boolean large = kind(statement.first()) == MemoryKind.LARGE;
        scope.loadMemory(statement.first());
        operand(operands.get(0), large);
        expressions.emit(operands.get(1));
        operand(operands.get(2), large);
        code.invokeVirtual(MemoryField.of(scope.layout.module, statement.first()).className(), "fill",
                large ? "(JIJ)V" : "(III)V");
    }

    private void copy(Statement.Bulk statement) {
        List<Expression> operands = statement.operands();
        boolean arrays = kind(statement.first()) == MemoryKind.ARRAY && kind(statement.second()) == MemoryKind.ARRAY;
        String memory = Runtime.descriptor(Runtime.MEMORY);
        scope.loadMemory(statement.first());
        operand(operands.get(0), !arrays);
        scope.loadMemory(statement.second());
        operand(operands.get(1), !arrays);
        operand(operands.get(2), !arrays);
        code.invokeStatic(arrays ? Runtime.MEMORY : Runtime.MEMORY_COPY, "copy",
                arrays ? "(" + memory + "I" + memory + "II)V" : "(" + memory + "J" + memory + "JJ)V");
    }

    private void init(Statement.Bulk statement) {
        List<Expression> operands = statement.operands();
        boolean large = kind(statement.first()) == MemoryKind.LARGE;
        scope.loadMemory(statement.first());
        scope.loadInstance();
        code.getField(scope.layout.instanceClass, ModuleLayout.dataField(statement.second()), "[B");
        operand(operands.get(0), large);
        expressions.emit(operands.get(1));
        expressions.emit(operands.get(2));
        code.invokeVirtual(MemoryField.of(scope.layout.module, statement.first()).className(), "init",
                large ? "([BJII)V" : "([BIII)V");
    }

    private void operand(Expression operand, boolean asLong) {
        if (asLong) {
            expressions.emitAsLong(operand);
        } else {
            expressions.emit(operand);
        }
    }
}

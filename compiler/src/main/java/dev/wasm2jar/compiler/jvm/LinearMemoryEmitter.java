package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.MemoryExpression;
import dev.wasm2jar.compiler.ir.MemoryStatement;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.runtime.Trap;
import org.objectweb.asm.Opcodes;

/** What is done on linear memories. How an access looks is up to the emitter of its kind. */
final class LinearMemoryEmitter
        implements MemoryExpression.MemoryVisitor<Void>, MemoryStatement.MemoryVisitor<Void> {

    private final MethodScope scope;
    private final Code code;
    private final ExpressionEmitter expressions;
    private final MemoryEmitter memory;
    private final LargeMemoryEmitter largeMemory;
    private final AtomicEmitter atomics;

    LinearMemoryEmitter(MethodScope scope, ExpressionEmitter expressions) {
        this.scope = scope;
        this.code = scope.code;
        this.expressions = expressions;
        this.memory = new MemoryEmitter(scope, expressions);
        this.largeMemory = new LargeMemoryEmitter(scope, expressions);
        this.atomics = new AtomicEmitter(scope, expressions);
    }

    @Override
    public Void visit(MemoryExpression.Load expression) {
        memory.load(expression);
        return null;
    }

    @Override
    public Void visit(MemoryExpression.LargeLoad expression) {
        largeMemory.load(expression);
        return null;
    }

    @Override
    public Void visit(MemoryExpression.MemorySize expression) {
        scope.loadMemory(expression.memory());
        code.invokeVirtual(memoryClass(expression.memory()), "size", "()I");
        return null;
    }

    @Override
    public Void visit(MemoryExpression.MemoryGrow expression) {
        scope.loadMemory(expression.memory());
        expressions.emit(expression.pages());
        code.invokeVirtual(memoryClass(expression.memory()), "grow", "(I)I");
        return null;
    }

    @Override
    public Void visit(MemoryExpression.TryCopy expression) {
        code.loadObject(scope.slots.memory(expression.memory()));
        expression.operands().forEach(expressions::emit);
        code.invokeStatic(Runtime.SHORT_COPY, "tryCopy", "([BIII)Z");
        return null;
    }

    private String memoryClass(int memory) {
        return MemoryField.of(scope.layout.module, memory).className();
    }

    @Override
    public Void visit(MemoryExpression.Atomic expression) {
        atomics.emit(expression);
        return null;
    }

    @Override
    public Void visit(MemoryStatement.Store statement) {
        memory.store(statement);
        return null;
    }

    @Override
    public Void visit(MemoryStatement.LargeStore statement) {
        largeMemory.store(statement);
        return null;
    }

    @Override
    public Void visit(MemoryStatement.CheckAddress statement) {
        expressions.emit(statement.address());
        if (statement.address().type() == PrimitiveType.I64) {
            code.constant(31);
            code.op(Opcodes.LUSHR);
            code.op(Opcodes.LCONST_0);
            code.op(Opcodes.LCMP);
            code.jump(Opcodes.IFNE, scope.trap(Trap.MEMORY_OUT_OF_BOUNDS));
        } else {
            code.jump(Opcodes.IFLT, scope.trap(Trap.MEMORY_OUT_OF_BOUNDS));
        }
        return null;
    }

    /** Nothing by itself: {@link StatementEmitter} takes contents after this as after calls, if they are used. */
    @Override
    public Void visit(MemoryStatement.TakeContents statement) {
        return null;
    }
}

package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.AtomicOp;
import dev.wasm2jar.compiler.ir.MemoryExpression;
import dev.wasm2jar.compiler.ir.MemoryKind;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import java.util.Locale;
import org.objectweb.asm.Opcodes;

/**
 * Atomic instructions: calls of the runtime, which is told the width. Addresses and values are passed as longs, whatever
 * their type.
 */
final class AtomicEmitter {

    private final MethodScope scope;
    private final Code code;
    private final ExpressionEmitter expressions;

    AtomicEmitter(MethodScope scope, ExpressionEmitter expressions) {
        this.scope = scope;
        this.code = scope.code;
        this.expressions = expressions;
    }

    void emit(MemoryExpression.Atomic atomic) {
        AtomicOp op = atomic.op();
        if (op.action() == AtomicOp.Action.FENCE) {
            code.invokeStatic(Runtime.SHARED_ATOMICS, "fence", "()V");
            return;
        }
        MemoryKind kind = scope.layout.module.memories().get(atomic.memory()).kind();
        scope.loadMemory(atomic.memory());
        expressions.emitAsLong(atomic.operands().get(0));
        code.constant(atomic.offset());
        String owner = kind == MemoryKind.SHARED ? Runtime.SHARED_ATOMICS : Runtime.UNSHARED_ATOMICS;
        // All memories that are not shared are treated alike.
        String memory = Runtime.descriptor(kind == MemoryKind.SHARED ? Runtime.SHARED_MEMORY : Runtime.MEMORY);
        if (op.action() == AtomicOp.Action.NOTIFY) {
            expressions.emit(atomic.operands().get(1));
            code.invokeStatic(owner, "notify", "(" + memory + "JJI)I");
            return;
        }
        atomic.operands().stream().skip(1).forEach(expressions::emitAsLong);
        code.constant(op.width());
        String values = "J".repeat(op.valueTypes().size());
        boolean isWait = op.action() == AtomicOp.Action.WAIT;
        String result = isWait ? "I" : op.result() == null ? "V" : "J";
        String name = isWait ? "await" : op.action().name().toLowerCase(Locale.ROOT);
        code.invokeStatic(owner, name, "(" + memory + "JJ" + values + "I)" + result);
        if (!isWait && op.result() == PrimitiveType.I32) {
            code.op(Opcodes.L2I);
        }
    }
}

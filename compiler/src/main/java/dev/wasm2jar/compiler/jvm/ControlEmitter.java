package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.ControlExpression;
import dev.wasm2jar.compiler.ir.ControlStatement;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.VectorHalf;
import dev.wasm2jar.runtime.Trap;
import org.objectweb.asm.Opcodes;

/** Function references, exceptions, tail calls that are left to the caller, and checks for interruption. */
final class ControlEmitter implements ControlExpression.ControlVisitor<Void>, ControlStatement.ControlVisitor<Void> {

    private final MethodScope scope;
    private final ModuleLayout layout;
    private final Code code;
    private final ExpressionEmitter expressions;

    ControlEmitter(MethodScope scope, ExpressionEmitter expressions) {
        this.scope = scope;
        this.layout = scope.layout;
        this.code = scope.code;
        this.expressions = expressions;
    }

    @Override
    public Void visit(ControlExpression.CallRef call) {
        int arguments = call.operands().size() - 1;
        expressions.calls().arguments(call.operands().subList(0, arguments), layout.jvmSignature(call.signature()));
        expressions.emit(call.operands().get(arguments));
        scope.loadInstance();
        layout.callReference(layout.signatureNumber(call.signature())).invoke(code);
        return null;
    }

    @Override
    public Void visit(ControlExpression.TableFunction expression) {
        expressions.calls().tableFunction(expression.table(), expression.index());
        return null;
    }

    @Override
    public Void visit(ControlExpression.RefAsNonNull expression) {
        expressions.emit(expression.operand());
        code.invokeStatic(Runtime.REFERENCES, "nonNull", "(Ljava/lang/Object;)Ljava/lang/Object;");
        code.cast(JvmType.of(expression.type()));
        return null;
    }

    @Override
    public Void visit(ControlExpression.HasTag expression) {
        expressions.emit(expression.exception());
        loadTag(expression.tag());
        code.invokeVirtual(Runtime.EXCEPTION, "hasTag", "(" + Runtime.descriptor(Runtime.TAG) + ")Z");
        return null;
    }

    @Override
    public Void visit(ControlExpression.ExceptionValue expression) {
        loadValue(expression.exception(), expression.index());
        code.unbox(JvmType.of(expression.type()));
        return null;
    }

    @Override
    public Void visit(ControlExpression.ExceptionHalf expression) {
        loadValue(expression.exception(), expression.index());
        code.type(Opcodes.CHECKCAST, Runtime.V128);
        code.getField(Runtime.V128, expression.half() == VectorHalf.LOW ? "low" : "high", "J");
        return null;
    }

    private void loadValue(Expression exception, int index) {
        expressions.emit(exception);
        code.getField(Runtime.EXCEPTION, "values", "[Ljava/lang/Object;");
        code.constant(index);
        code.op(Opcodes.AALOAD);
    }

    @Override
    public Void visit(ControlStatement.Throw statement) {
        code.type(Opcodes.NEW, Runtime.EXCEPTION);
        code.op(Opcodes.DUP);
        loadTag(statement.tag());
        expressions.calls().boxed(statement.operands(),
                JvmSignature.of(layout.module.tags().get(statement.tag()).signature()).parameters());
        code.invokeSpecial(Runtime.EXCEPTION, "<init>",
                "(" + Runtime.descriptor(Runtime.TAG) + "[Ljava/lang/Object;)V");
        code.op(Opcodes.ATHROW);
        return null;
    }

    @Override
    public Void visit(ControlStatement.ThrowRef statement) {
        expressions.emit(statement.exception());
        code.invokeStatic(Runtime.EXCEPTION, "nonNull",
                "(" + Runtime.descriptor(Runtime.EXCEPTION) + ")" + Runtime.descriptor(Runtime.EXCEPTION));
        code.op(Opcodes.ATHROW);
        return null;
    }

    @Override
    public Void visit(ControlStatement.TailCall call) {
        int number = layout.signatureNumber(call.signature());
        JvmSignature signature = layout.jvmSignature(number);
        if (call.function() == ControlStatement.TailCall.BY_REFERENCE) {
            int arguments = call.operands().size() - 1;
            expressions.calls().arguments(call.operands().subList(0, arguments), signature);
            expressions.emit(call.operands().get(arguments));
            scope.loadInstance();
            layout.tailCalls.leaveReference(number).invoke(code);
        } else {
            expressions.calls().arguments(call.operands(), signature);
            code.constant(layout.tailCalls.number(call.function()));
            scope.loadInstance();
            layout.tailCalls.leave(number).invoke(code);
        }
        return null;
    }

    @Override
    public Void visit(ControlStatement.CheckInterrupt statement) {
        scope.loadInstance();
        code.getField(Runtime.INTERRUPTIBLE_INSTANCE, "interrupted", "Z");
        code.jump(Opcodes.IFNE, scope.trap(Trap.INTERRUPTED));
        return null;
    }

    private void loadTag(int tag) {
        scope.loadInstance();
        code.getField(layout.instanceClass, ModuleLayout.tagField(tag), Runtime.descriptor(Runtime.TAG));
    }
}

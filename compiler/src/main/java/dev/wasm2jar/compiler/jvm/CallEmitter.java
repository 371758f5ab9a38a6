package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Local;
import java.util.List;
import org.objectweb.asm.Opcodes;

/** Calls, and results that are more than one. */
final class CallEmitter {

    private final MethodScope scope;
    private final ModuleLayout layout;
    private final Code code;
    private final ExpressionEmitter expressions;

    CallEmitter(MethodScope scope, ExpressionEmitter expressions) {
        this.scope = scope;
        this.layout = scope.layout;
        this.code = scope.code;
        this.expressions = expressions;
    }

    void call(Expression.Call call) {
        arguments(call.operands(), layout.jvmSignature(call.signature()));
        scope.loadInstance();
        layout.function(call.function()).invoke(code);
    }

    void callIndirect(Expression.CallIndirect call) {
        int arguments = call.operands().size() - 1;
        arguments(call.operands().subList(0, arguments), layout.jvmSignature(call.signature()));
        tableFunction(call.table(), call.operands().get(arguments));
        scope.loadInstance();
        layout.callReference(layout.signatureNumber(call.signature())).invoke(code);
    }

    /** Pushes the function at an index of a table. */
    void tableFunction(int table, Expression index) {
        scope.loadTable(table);
        code.getField(Runtime.TABLE, "elements", "[Ljava/lang/Object;");
        expressions.emit(index);
        code.invokeStatic(Runtime.TABLE, "function",
                "([Ljava/lang/Object;I)" + Runtime.descriptor(Runtime.FUNC_REF));
    }

    void callPiece(Expression.CallPiece call) {
        scope.loadFrameObject();
        call.operands().forEach(expressions::emit);
        scope.loadInstance();
        scope.piece(call.piece(), call.operands().size()).invoke(code);
    }

    /** Pushes arguments the way the signature says. */
    void arguments(List<Expression> operands, JvmSignature signature) {
        if (signature.boxed()) {
            boxed(operands);
        } else {
            operands.forEach(expressions::emit);
        }
    }

    /** Pushes values in an {@code Object[]}. */
    void boxed(List<Expression> values) {
        code.constant(values.size());
        code.type(Opcodes.ANEWARRAY, "java/lang/Object");
        for (int i = 0; i < values.size(); i++) {
            code.op(Opcodes.DUP);
            code.constant(i);
            expressions.emit(values.get(i));
            code.box(JvmType.of(values.get(i).type()));
            code.op(Opcodes.AASTORE);
        }
    }

    /** Pushes one value for several results; see {@link JvmSignature#returnDescriptor}. */
    void pack(List<Expression> results, JvmSignature signature) {
        code.constant(results.size());
        if (signature.returnsObjects()) {
            code.type(Opcodes.ANEWARRAY, "java/lang/Object");
        } else {
            code.newLongArray();
        }
        for (int i = 0; i < results.size(); i++) {
            JvmType type = signature.results().get(i);
            code.op(Opcodes.DUP);
            code.constant(i);
            expressions.emit(results.get(i));
            if (signature.returnsObjects()) {
                code.box(type);
                code.op(Opcodes.AASTORE);
            } else {
                code.toBits(type);
                code.op(Opcodes.LASTORE);
            }
        }
    }

    /** Takes several results off the operand stack into locals. */
    void unpack(List<Local> targets, JvmSignature signature) {
        int array = scope.slots.temporary(1);
        code.storeObject(array);
        for (int i = 0; i < targets.size(); i++) {
            JvmType type = signature.results().get(i);
            code.loadObject(array);
            code.constant(i);
            if (signature.returnsObjects()) {
                code.op(Opcodes.AALOAD);
                code.unbox(type);
            } else {
                code.op(Opcodes.LALOAD);
                code.fromBits(type);
            }
            scope.storeLocal(targets.get(i));
        }
    }
}

package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Local;
import java.util.List;
import java.util.Optional;
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
        Expression index = call.operands().get(arguments);
        arguments(call.operands().subList(0, arguments), layout.jvmSignature(call.signature()));
        Optional<String> ids = layout.tableIdsField(call.table());
        if (ids.isPresent()) {
            code.getStatic(layout.tableIdsClass(), ids.get(), "[C");
            expressions.emit(index);
            code.invokeStatic(Runtime.TABLE, "functionId", "([CI)I");
            scope.loadInstance();
            layout.dispatch(layout.signatureNumber(call.signature())).invoke(code);
            return;
        }
        tableFunction(call.table(), index);
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
        if (scope.pieces.takesNull(call.piece())) {
            code.op(Opcodes.ACONST_NULL);
        }
        scope.pieces.of(call.piece()).invoke(code);
    }

    void callRest(Expression.CallRest call) {
        call.operands().forEach(expressions::emit);
        scope.loadInstance();
        scope.rest(call.signature()).invoke(code);
    }

    /** Pushes arguments the way the signature says. */
    void arguments(List<Expression> operands, JvmSignature signature) {
        if (signature.boxed()) {
            boxed(operands, signature.parameters());
        } else {
            operands.forEach(expressions::emit);
        }
    }

    /** Pushes values in an {@code Object[]}. Operands have two numbers for each value that is a vector. */
    void boxed(List<Expression> operands, List<JvmType> types) {
        code.constant(types.size());
        code.type(Opcodes.ANEWARRAY, "java/lang/Object");
        int operand = 0;
        for (int i = 0; i < types.size(); i++) {
            code.op(Opcodes.DUP);
            code.constant(i);
            operand = pushBoxed(operands, operand, types.get(i));
            code.op(Opcodes.AASTORE);
        }
    }

    /** Pushes the value as an object, and returns the number of the operand after it. */
    private int pushBoxed(List<Expression> operands, int operand, JvmType type) {
        expressions.emit(operands.get(operand));
        if (type.equals(JvmType.VECTOR)) {
            expressions.emit(operands.get(operand + 1));
        }
        code.box(type);
        return operand + (type.equals(JvmType.VECTOR) ? 2 : 1);
    }

    /** Returns several numbers, which may be the halves of one vector; see {@link JvmSignature#returnDescriptor}. */
    void returnSeveral(List<Expression> results, JvmSignature signature) {
        if (signature.returnsVector()) {
            scope.loadInstance();
            expressions.emit(results.get(1));
            code.putField(Runtime.INSTANCE, "vectorHigh", "J");
            expressions.emit(results.get(0));
            code.op(Opcodes.LRETURN);
        } else if (signature.returnsObjects()) {
            packObjects(results, signature);
            code.op(Opcodes.ARETURN);
        } else {
            packBits(results);
            code.op(Opcodes.ARETURN);
        }
    }

    private void packObjects(List<Expression> results, JvmSignature signature) {
        code.constant(signature.results().size());
        code.type(Opcodes.ANEWARRAY, "java/lang/Object");
        int result = 0;
        for (int i = 0; i < signature.results().size(); i++) {
            code.op(Opcodes.DUP);
            code.constant(i);
            result = pushBoxed(results, result, signature.results().get(i));
            code.op(Opcodes.AASTORE);
        }
    }

    private void packBits(List<Expression> results) {
        code.constant(results.size());
        code.newLongArray();
        for (int i = 0; i < results.size(); i++) {
            code.op(Opcodes.DUP);
            code.constant(i);
            expressions.emit(results.get(i));
            code.toBits(JvmType.of(results.get(i).type()));
            code.op(Opcodes.LASTORE);
        }
    }

    /** Takes the results that a call has left on the operand stack into locals, two for each vector. */
    void unpack(List<Local> targets, JvmSignature signature) {
        if (signature.returnsVector()) {
            scope.storeLocal(targets.get(0));
            code.pushReturnedHigh(scope.slots.instance());
            scope.storeLocal(targets.get(1));
            return;
        }
        int array = scope.slots.temporary(1);
        code.storeObject(array);
        if (signature.returnsObjects()) {
            unpackObjects(targets, signature, array);
            return;
        }
        for (int i = 0; i < targets.size(); i++) {
            code.loadObject(array);
            code.constant(i);
            code.op(Opcodes.LALOAD);
            code.fromBits(JvmType.of(targets.get(i).type()));
            scope.storeLocal(targets.get(i));
        }
    }

    private void unpackObjects(List<Local> targets, JvmSignature signature, int array) {
        int target = 0;
        for (int i = 0; i < signature.results().size(); i++) {
            JvmType type = signature.results().get(i);
            code.loadObject(array);
            code.constant(i);
            code.op(Opcodes.AALOAD);
            code.unbox(type);
            if (type.equals(JvmType.VECTOR)) {
                scope.storeLocal(targets.get(target + 1));
                scope.storeLocal(targets.get(target));
                target += 2;
            } else {
                scope.storeLocal(targets.get(target++));
            }
        }
    }
}

package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.ControlExpression;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.HeapExpression;
import dev.wasm2jar.compiler.ir.MemoryExpression;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.VectorHalf;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Expressions: pushes their value. */
final class ExpressionEmitter implements Expression.Visitor<Void> {

    private final MethodScope scope;
    private final Code code;
    private final NumericEmitter numbers;
    private final ConditionEmitter conditions;
    private final LinearMemoryEmitter memory;
    private final CallEmitter calls;
    private final HeapEmitter heap;
    private final ControlEmitter control;

    ExpressionEmitter(MethodScope scope) {
        this.scope = scope;
        this.code = scope.code;
        this.numbers = new NumericEmitter(code);
        this.conditions = new ConditionEmitter(code, this);
        this.memory = new LinearMemoryEmitter(scope, this);
        this.calls = new CallEmitter(scope, this);
        this.heap = new HeapEmitter(scope, this);
        this.control = new ControlEmitter(scope, this);
    }

    void emit(Expression expression) {
        expression.accept(this);
    }

    /** An integer as a long: an {@code I32} is extended with zeros. */
    void emitAsLong(Expression expression) {
        if (expression instanceof Expression.I32Const constant) {
            code.constant(Integer.toUnsignedLong(constant.value()));
            return;
        }
        emit(expression);
        if (expression.type() == PrimitiveType.I32) {
            code.extendWithZeros();
        }
    }

    ConditionEmitter conditions() {
        return conditions;
    }

    LinearMemoryEmitter memory() {
        return memory;
    }

    HeapEmitter heap() {
        return heap;
    }

    CallEmitter calls() {
        return calls;
    }

    ControlEmitter control() {
        return control;
    }

    @Override
    public Void visit(Expression.I32Const expression) {
        code.constant(expression.value());
        return null;
    }

    @Override
    public Void visit(Expression.I64Const expression) {
        code.constant(expression.value());
        return null;
    }

    @Override
    public Void visit(Expression.F32Const expression) {
        code.floatBits(expression.bits());
        return null;
    }

    @Override
    public Void visit(Expression.F64Const expression) {
        code.doubleBits(expression.bits());
        return null;
    }

    /** Both halves: for the initial values of globals. */
    @Override
    public Void visit(Expression.V128Const expression) {
        code.constant(expression.low());
        code.constant(expression.high());
        return null;
    }

    @Override
    public Void visit(Expression.CallRuntime expression) {
        expression.operands().forEach(this::emit);
        var descriptor = new StringBuilder("(");
        expression.method().parameters().forEach(type -> descriptor.append(JvmType.of(type).descriptor));
        descriptor.append(')').append(JvmType.of(expression.method().result()).descriptor);
        code.invokeStatic(
                Runtime.className(expression.method().owner()), expression.method().name(), descriptor.toString());
        return null;
    }

    @Override
    public Void visit(Expression.GlobalGetHalf expression) {
        globalHalf(scope.layout.globals.get(expression.global()), expression.half());
        return null;
    }

    private void globalHalf(GlobalField global, VectorHalf half) {
        scope.loadInstance();
        if (global.holder() == null) {
            code.getField(scope.layout.instanceClass, global.name(half), "J");
        } else {
            code.getField(scope.layout.instanceClass, global.name(), global.descriptor());
            code.getField(global.holder(), GlobalField.holderField(half), "J");
        }
    }

    @Override
    public Void visit(Expression.RefNull expression) {
        code.op(Opcodes.ACONST_NULL);
        return null;
    }

    @Override
    public Void visit(Expression.RefFunc expression) {
        References.emit(scope.layout, code, scope.slots.instance(), expression.function());
        return null;
    }

    @Override
    public Void visit(Expression.LocalGet expression) {
        scope.loadLocal(expression.local());
        return null;
    }

    @Override
    public Void visit(Expression.GlobalGet expression) {
        GlobalField global = scope.layout.globals.get(expression.global());
        if (global.type().equals(JvmType.VECTOR)) {
            // Both halves: for the initial values of other globals.
            globalHalf(global, VectorHalf.LOW);
            globalHalf(global, VectorHalf.HIGH);
            return null;
        }
        scope.loadInstance();
        code.getField(scope.layout.instanceClass, global.name(), global.descriptor());
        if (global.holder() != null) {
            code.getField(global.holder(), "value", global.valueDescriptor());
            if (global.type().isReference()) {
                code.cast(global.type());
            }
        }
        return null;
    }

    @Override
    public Void visit(Expression.TableSize expression) {
        scope.loadTable(expression.table());
        code.invokeVirtual(Runtime.TABLE, "size", "()I");
        return null;
    }

    @Override
    public Void visit(Expression.Unary expression) {
        if (expression.isComparison()) {
            zeroOrOne(expression);
        } else {
            emit(expression.operand());
            numbers.unary(expression.op());
        }
        return null;
    }

    @Override
    public Void visit(Expression.Binary expression) {
        emit(expression.left());
        if (expression.op().isLongShift()) {
            distance(expression.right());
        } else {
            emit(expression.right());
        }
        numbers.binary(expression.op(), expression.right());
        return null;
    }

    /** By how many places a long is shifted: Java takes that as an int, modulo 64 (JVMS 6.5 lshl). */
    private void distance(Expression distance) {
        if (distance instanceof Expression.I64Const constant) {
            code.constant((int) (constant.value() % Long.SIZE));
        } else {
            emit(distance);
            code.op(Opcodes.L2I);
        }
    }

    @Override
    public Void visit(Expression.Compare expression) {
        zeroOrOne(expression);
        return null;
    }

    @Override
    public Void visit(Expression.RefIsNull expression) {
        zeroOrOne(expression);
        return null;
    }

    /** A comparison as a number. The operand stack is empty: it stands at the root of its statement. */
    private void zeroOrOne(Expression comparison) {
        Label isZero = new Label();
        Label end = new Label();
        conditions.jumpUnless(comparison, isZero);
        code.op(Opcodes.ICONST_1);
        code.jump(Opcodes.GOTO, end);
        scope.target(isZero);
        code.op(Opcodes.ICONST_0);
        scope.target(end, JvmType.INT);
    }

    /** A choice of values. The operand stack is empty: it stands at the root of its statement. */
    @Override
    public Void visit(Expression.Select expression) {
        Label otherwise = new Label();
        Label end = new Label();
        conditions.jumpUnless(expression.condition(), otherwise);
        emit(expression.ifTrue());
        code.jump(Opcodes.GOTO, end);
        scope.target(otherwise);
        emit(expression.ifFalse());
        scope.target(end, JvmType.of(expression.type()));
        return null;
    }

    @Override
    public Void visit(Expression.TableGet expression) {
        scope.loadTable(expression.table());
        emit(expression.index());
        code.invokeVirtual(Runtime.TABLE, "get", "(I)Ljava/lang/Object;");
        code.cast(JvmType.of(expression.type()));
        return null;
    }

    @Override
    public Void visit(MemoryExpression expression) {
        return expression.accept(memory);
    }

    @Override
    public Void visit(HeapExpression expression) {
        if (expression.isComparison()) {
            zeroOrOne(expression);
        } else {
            expression.accept(heap);
        }
        return null;
    }

    @Override
    public Void visit(Expression.Call expression) {
        calls.call(expression);
        return null;
    }

    @Override
    public Void visit(Expression.CallIndirect expression) {
        calls.callIndirect(expression);
        return null;
    }

    @Override
    public Void visit(Expression.CallPiece expression) {
        calls.callPiece(expression);
        return null;
    }

    @Override
    public Void visit(Expression.CallRest expression) {
        calls.callRest(expression);
        return null;
    }

    @Override
    public Void visit(Expression.TableGrow expression) {
        scope.loadTable(expression.table());
        emit(expression.value());
        emit(expression.count());
        code.invokeVirtual(Runtime.TABLE, "grow", "(Ljava/lang/Object;I)I");
        return null;
    }

    @Override
    public Void visit(ControlExpression expression) {
        return expression.accept(control);
    }
}

package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.CompareOp;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.HeapExpression;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.UnaryOp;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Conditions as conditional jumps: comparison and branch in one. */
final class ConditionEmitter {

    private final Code code;
    private final ExpressionEmitter expressions;
    private final UnsignedComparisonEmitter unsigned;

    ConditionEmitter(Code code, ExpressionEmitter expressions) {
        this.code = code;
        this.expressions = expressions;
        this.unsigned = new UnsignedComparisonEmitter(code, expressions);
    }

    /** Jumps if the condition is not zero. */
    void jumpIf(Expression condition, Label target) {
        jump(condition, target, true);
    }

    /** Jumps if the condition is zero. */
    void jumpUnless(Expression condition, Label target) {
        jump(condition, target, false);
    }

    private void jump(Expression condition, Label target, boolean when) {
        if (condition instanceof Expression.Compare compare) {
            if (compare.op().isUnsigned()) {
                unsigned.compare(compare, target, when);
            } else {
                compare(compare, target, when);
            }
        } else if (condition instanceof Expression.RefIsNull test) {
            expressions.emit(test.operand());
            code.jump(when ? Opcodes.IFNULL : Opcodes.IFNONNULL, target);
        } else if (condition instanceof HeapExpression.RefEq equality && equality.isIdentity()) {
            expressions.emit(equality.left());
            expressions.emit(equality.right());
            code.jump(when ? Opcodes.IF_ACMPEQ : Opcodes.IF_ACMPNE, target);
        } else if (condition instanceof Expression.Unary unary && unary.op() == UnaryOp.I32_EQZ) {
            jump(unary.operand(), target, !when);
        } else if (condition instanceof Expression.Unary unary && unary.op() == UnaryOp.I64_EQZ) {
            expressions.emit(unary.operand());
            code.constant(0L);
            code.op(Opcodes.LCMP);
            code.jump(when ? Opcodes.IFEQ : Opcodes.IFNE, target);
        } else {
            expressions.emit(condition);
            code.jump(when ? Opcodes.IFNE : Opcodes.IFEQ, target);
        }
    }

    private void compare(Expression.Compare compare, Label target, boolean when) {
        CompareOp op = compare.op();
        switch (op.operand()) {
            case I32 -> compareInts(compare, target, when);
            case I64 -> {
                expressions.emit(compare.left());
                expressions.emit(compare.right());
                code.op(Opcodes.LCMP);
                code.jump(Relation.of(op).zeroTest(when), target);
            }
            case F32, F64 -> {
                expressions.emit(compare.left());
                expressions.emit(compare.right());
                code.op(floatComparison(op));
                code.jump(Relation.of(op).zeroTest(when), target);
            }
            default -> throw new IllegalStateException(op.name());
        }
    }

    private void compareInts(Expression.Compare compare, Label target, boolean when) {
        Relation relation = Relation.of(compare.op());
        expressions.emit(compare.left());
        if (compare.right() instanceof Expression.I32Const constant && constant.value() == 0) {
            code.jump(relation.zeroTest(when), target);
        } else {
            expressions.emit(compare.right());
            code.jump(relation.intTest(when), target);
        }
    }

    /** With a NaN the comparison yields what makes the relation false (JVMS 6.5 fcmp<op>). */
    private static int floatComparison(CompareOp op) {
        boolean less = Relation.of(op).isLess();
        if (op.operand() == PrimitiveType.F32) {
            return less ? Opcodes.FCMPG : Opcodes.FCMPL;
        }
        return less ? Opcodes.DCMPG : Opcodes.DCMPL;
    }
}

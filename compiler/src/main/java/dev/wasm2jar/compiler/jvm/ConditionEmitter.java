package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.CompareOp;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.HeapExpression;
import dev.wasm2jar.compiler.ir.UnaryOp;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Conditions as conditional jumps: comparison and branch in one. */
final class ConditionEmitter {

    private final Code code;
    private final ExpressionEmitter expressions;

    ConditionEmitter(Code code, ExpressionEmitter expressions) {
        this.code = code;
        this.expressions = expressions;
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
            compare(compare, target, when);
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
        switch (compare.op().operand()) {
            case I32 -> compareInts(compare, target, when);
            case I64 -> {
                longOperand(compare.left(), compare.op().isUnsigned());
                longOperand(compare.right(), compare.op().isUnsigned());
                code.op(Opcodes.LCMP);
                code.jump(zeroTest(compare.op(), when), target);
            }
            case F32, F64 -> {
                boolean single = compare.op().operand() == dev.wasm2jar.compiler.ir.PrimitiveType.F32;
                expressions.emit(compare.left());
                expressions.emit(compare.right());
                // With a NaN the comparison yields what makes the relation false.
                boolean less = isLess(compare.op());
                code.op(single
                        ? (less ? Opcodes.FCMPG : Opcodes.FCMPL)
                        : (less ? Opcodes.DCMPG : Opcodes.DCMPL));
                code.jump(zeroTest(compare.op(), when), target);
            }
            default -> throw new IllegalStateException(compare.op().name());
        }
    }

    private void compareInts(Expression.Compare compare, Label target, boolean when) {
        CompareOp op = compare.op();
        if (!op.isUnsigned() && compare.right() instanceof Expression.I32Const constant && constant.value() == 0) {
            expressions.emit(compare.left());
            code.jump(zeroTest(op, when), target);
        } else {
            intOperand(compare.left(), op.isUnsigned());
            intOperand(compare.right(), op.isUnsigned());
            code.jump(intTest(op, when), target);
        }
    }

    /** Adding MIN to both operands makes the signed comparison an unsigned one; C2 of JDK 25 knows the idiom (decision 025). */
    private void intOperand(Expression operand, boolean unsigned) {
        if (unsigned && operand instanceof Expression.I32Const constant) {
            code.constant(constant.value() + Integer.MIN_VALUE);
            return;
        }
        expressions.emit(operand);
        if (unsigned) {
            code.constant(Integer.MIN_VALUE);
            code.op(Opcodes.IADD);
        }
    }

    private void longOperand(Expression operand, boolean unsigned) {
        if (unsigned && operand instanceof Expression.I64Const constant) {
            code.constant(constant.value() + Long.MIN_VALUE);
            return;
        }
        expressions.emit(operand);
        if (unsigned) {
            code.constant(Long.MIN_VALUE);
            code.op(Opcodes.LADD);
        }
    }

    private static boolean isLess(CompareOp op) {
        return switch (op) {
            case F32_LT, F32_LE, F64_LT, F64_LE -> true;
            default -> false;
        };
    }

    private enum Relation {
        EQUAL(Opcodes.IFEQ, Opcodes.IFNE, Opcodes.IF_ICMPEQ, Opcodes.IF_ICMPNE),
        NOT_EQUAL(Opcodes.IFNE, Opcodes.IFEQ, Opcodes.IF_ICMPNE, Opcodes.IF_ICMPEQ),
        LESS(Opcodes.IFLT, Opcodes.IFGE, Opcodes.IF_ICMPLT, Opcodes.IF_ICMPGE),
        GREATER(Opcodes.IFGT, Opcodes.IFLE, Opcodes.IF_ICMPGT, Opcodes.IF_ICMPLE),
        LESS_EQUAL(Opcodes.IFLE, Opcodes.IFGT, Opcodes.IF_ICMPLE, Opcodes.IF_ICMPGT),
        GREATER_EQUAL(Opcodes.IFGE, Opcodes.IFLT, Opcodes.IF_ICMPGE, Opcodes.IF_ICMPLT);

        final int zero;
        final int notZero;
        final int ints;
        final int notInts;

        Relation(int zero, int notZero, int ints, int notInts) {
            this.zero = zero;
            this.notZero = notZero;
            this.ints = ints;
            this.notInts = notInts;
        }
    }

    private static int zeroTest(CompareOp op, boolean when) {
        return when ? relation(op).zero : relation(op).notZero;
    }

    private static int intTest(CompareOp op, boolean when) {
        return when ? relation(op).ints : relation(op).notInts;
    }

    private static Relation relation(CompareOp op) {
        return switch (op) {
            case I32_EQ, I64_EQ, F32_EQ, F64_EQ -> Relation.EQUAL;
            case I32_NE, I64_NE, F32_NE, F64_NE -> Relation.NOT_EQUAL;
            case I32_LT_S, I32_LT_U, I64_LT_S, I64_LT_U, F32_LT, F64_LT -> Relation.LESS;
            case I32_GT_S, I32_GT_U, I64_GT_S, I64_GT_U, F32_GT, F64_GT -> Relation.GREATER;
            case I32_LE_S, I32_LE_U, I64_LE_S, I64_LE_U, F32_LE, F64_LE -> Relation.LESS_EQUAL;
            case I32_GE_S, I32_GE_U, I64_GE_S, I64_GE_U, F32_GE, F64_GE -> Relation.GREATER_EQUAL;
        };
    }
}

package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Unsigned comparisons as conditional jumps. The JVM compares signed numbers only (decision 033):
 *
 * <ul>
 *   <li>A number is below a power of two if none of its bits is as high as that.
 *   <li>Two ints are compared as longs, which C2 of JDK 17 does best.
 *   <li>Otherwise the smallest number is added to both sides, an idiom that C2 of later JDKs knows.
 * </ul>
 */
final class UnsignedComparisonEmitter {

    private final Code code;
    private final ExpressionEmitter expressions;

    UnsignedComparisonEmitter(Code code, ExpressionEmitter expressions) {
        this.code = code;
        this.expressions = expressions;
    }

    /** Jumps if the relation holds, or if it does not. */
    void compare(Expression.Compare compare, Label target, boolean when) {
        if (compare.op().operand() == PrimitiveType.I32) {
            compareInts(compare, target, when);
        } else {
            compareLongs(compare, target, when);
        }
    }

    private void compareInts(Expression.Compare compare, Label target, boolean when) {
        Relation relation = Relation.of(compare.op());
        if (compare.right() instanceof Expression.I32Const constant) {
            expressions.emit(compare.left());
            // Of 33 bits: what is at most -1 is below 2^32.
            long end = Integer.toUnsignedLong(constant.value()) + (relation.isLargeIfEqual() ? 0 : 1);
            if (Long.bitCount(end) == 1) {
                code.constant((int) -end);
                code.op(Opcodes.IAND);
                code.jump(Relation.EQUAL.zeroTest(relation.isLess() == when), target);
            } else {
                code.constant(Integer.MIN_VALUE);
                code.op(Opcodes.IADD);
                code.constant(constant.value() + Integer.MIN_VALUE);
                code.jump(relation.intTest(when), target);
            }
        } else {
            expressions.emitAsLong(compare.left());
            expressions.emitAsLong(compare.right());
            code.op(Opcodes.LCMP);
            code.jump(relation.zeroTest(when), target);
        }
    }

    private void compareLongs(Expression.Compare compare, Label target, boolean when) {
        Relation relation = Relation.of(compare.op());
        if (compare.right() instanceof Expression.I64Const constant) {
            // Zero for what is at most -1: no power of two.
            long end = constant.value() + (relation.isLargeIfEqual() ? 0 : 1);
            if (Long.bitCount(end) == 1) {
                expressions.emit(compare.left());
                code.constant(-end);
                code.op(Opcodes.LAND);
                code.constant(0L);
                code.op(Opcodes.LCMP);
                code.jump(Relation.EQUAL.zeroTest(relation.isLess() == when), target);
                return;
            }
        }
        withSmallest(compare.left());
        withSmallest(compare.right());
        code.op(Opcodes.LCMP);
        code.jump(relation.zeroTest(when), target);
    }

    private void withSmallest(Expression operand) {
        if (operand instanceof Expression.I64Const constant) {
            code.constant(constant.value() + Long.MIN_VALUE);
            return;
        }
        expressions.emit(operand);
        code.constant(Long.MIN_VALUE);
        code.op(Opcodes.LADD);
    }
}

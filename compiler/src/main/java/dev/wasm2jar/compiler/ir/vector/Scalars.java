package dev.wasm2jar.compiler.ir.vector;

import dev.wasm2jar.compiler.ir.BinaryOp;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.Binary;
import dev.wasm2jar.compiler.ir.Expression.F32Const;
import dev.wasm2jar.compiler.ir.Expression.F64Const;
import dev.wasm2jar.compiler.ir.Expression.I32Const;
import dev.wasm2jar.compiler.ir.Expression.I64Const;
import dev.wasm2jar.compiler.ir.Expression.Unary;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.UnaryOp;

/** Makes expressions on scalars. Constants are folded, because vectors are often masks. */
final class Scalars {

    private Scalars() {}

    static Expression i32(int value) {
        return new I32Const(value);
    }

    static Expression i64(long value) {
        return new I64Const(value);
    }

    static Expression unary(UnaryOp op, Expression operand) {
        return new Unary(op, operand);
    }

    static Expression binary(BinaryOp op, Expression left, Expression right) {
        return new Binary(op, left, right);
    }

    /** Of integers of 32 or 64 bits. */
    static Expression and(Expression left, Expression right) {
        if (isAll(left, 0) || isAll(right, -1)) {
            return left;
        }
        if (isAll(right, 0) || isAll(left, -1)) {
            return right;
        }
        if (left instanceof I64Const a && right instanceof I64Const b) {
            return i64(a.value() & b.value());
        }
        return binary(isLong(left) ? BinaryOp.I64_AND : BinaryOp.I32_AND, left, right);
    }

    /** Of integers of 32 or 64 bits. */
    static Expression or(Expression left, Expression right) {
        if (isAll(right, 0)) {
            return left;
        }
        if (isAll(left, 0)) {
            return right;
        }
        if (left instanceof I64Const a && right instanceof I64Const b) {
            return i64(a.value() | b.value());
        }
        return binary(isLong(left) ? BinaryOp.I64_OR : BinaryOp.I32_OR, left, right);
    }

    /** Of integers of 32 or 64 bits. */
    static Expression xor(Expression left, Expression right) {
        if (isAll(right, 0)) {
            return left;
        }
        return binary(isLong(left) ? BinaryOp.I64_XOR : BinaryOp.I32_XOR, left, right);
    }

    static Expression not(Expression value) {
        if (value instanceof I32Const constant) {
            return i32(~constant.value());
        }
        if (value instanceof I64Const constant) {
            return i64(~constant.value());
        }
        return xor(value, isLong(value) ? i64(-1) : i32(-1));
    }

    /** Of 64 bits, by a distance below 64. */
    static Expression shl(Expression value, int distance) {
        if (distance == 0) {
            return value;
        }
        return value instanceof I64Const constant
                ? i64(constant.value() << distance)
                : binary(BinaryOp.I64_SHL, value, i64(distance));
    }

    /** Of 64 bits, by a distance below 64, filling with zeros. */
    static Expression shrU(Expression value, int distance) {
        if (distance == 0) {
            return value;
        }
        return value instanceof I64Const constant
                ? i64(constant.value() >>> distance)
                : binary(BinaryOp.I64_SHR_U, value, i64(distance));
    }

    /** The low 32 bits. */
    static Expression wrap(Expression value) {
        return value instanceof I64Const constant
                ? i32((int) constant.value())
                : unary(UnaryOp.I32_WRAP_I64, value);
    }

    /** 64 bits, the upper ones zero. */
    static Expression extendU(Expression value) {
        return value instanceof I32Const constant
                ? i64(Integer.toUnsignedLong(constant.value()))
                : unary(UnaryOp.I64_EXTEND_I32_U, value);
    }

    /** 64 bits, the upper ones as the sign. */
    static Expression extendS(Expression value) {
        return value instanceof I32Const constant
                ? i64(constant.value())
                : unary(UnaryOp.I64_EXTEND_I32_S, value);
    }

    /** The same bits as an integer. */
    static Expression integer(Expression value) {
        if (value instanceof F32Const constant) {
            return i32(constant.bits());
        }
        if (value instanceof F64Const constant) {
            return i64(constant.bits());
        }
        if (value instanceof Unary unary
                && (unary.op() == UnaryOp.F32_REINTERPRET_I32 || unary.op() == UnaryOp.F64_REINTERPRET_I64)) {
            return unary.operand();
        }
        return unary(value.type() == PrimitiveType.F32
                ? UnaryOp.I32_REINTERPRET_F32
                : UnaryOp.I64_REINTERPRET_F64, value);
    }

    /** The same bits as a floating-point number. */
    static Expression floating(Expression value) {
        if (value instanceof I32Const constant) {
            return new F32Const(constant.value());
        }
        if (value instanceof I64Const constant) {
            return new F64Const(constant.value());
        }
        if (value instanceof Unary unary
                && (unary.op() == UnaryOp.I32_REINTERPRET_F32 || unary.op() == UnaryOp.I64_REINTERPRET_F64)) {
            return unary.operand();
        }
        return unary(isLong(value) ? UnaryOp.F64_REINTERPRET_I64 : UnaryOp.F32_REINTERPRET_I32, value);
    }

    static boolean isLong(Expression value) {
        return value.type() == PrimitiveType.I64;
    }

    private static boolean isAll(Expression value, int expected) {
        return value instanceof I32Const i32 && i32.value() == expected
                || value instanceof I64Const i64 && i64.value() == expected;
    }

    /** How many nodes an expression has. */
    static int size(Expression expression) {
        int size = 1;
        for (Expression operand : expression.operands()) {
            size += size(operand);
        }
        return size;
    }
}

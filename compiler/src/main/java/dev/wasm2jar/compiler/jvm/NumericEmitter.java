package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.BinaryOp;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.UnaryOp;
import org.objectweb.asm.Opcodes;

/** Numeric operations on values that are on the operand stack (spec 4.3). */
final class NumericEmitter {

    private final Code code;

    NumericEmitter(Code code) {
        this.code = code;
    }

    void unary(UnaryOp op) {
        switch (op) {
            case I32_EQZ, I64_EQZ -> throw new IllegalStateException("a comparison is no operand");
            case I32_CLZ -> code.invokeStatic("java/lang/Integer", "numberOfLeadingZeros", "(I)I");
            case I32_CTZ -> code.invokeStatic("java/lang/Integer", "numberOfTrailingZeros", "(I)I");
            case I32_POPCNT -> code.invokeStatic("java/lang/Integer", "bitCount", "(I)I");
            case I32_EXTEND8_S -> code.op(Opcodes.I2B);
            case I32_EXTEND16_S -> code.op(Opcodes.I2S);
            case I64_CLZ -> long64("numberOfLeadingZeros");
            case I64_CTZ -> long64("numberOfTrailingZeros");
            case I64_POPCNT -> long64("bitCount");
            case I64_EXTEND8_S -> extend(Opcodes.I2B);
            case I64_EXTEND16_S -> extend(Opcodes.I2S);
            case I64_EXTEND32_S -> ops(Opcodes.L2I, Opcodes.I2L);
            case F32_ABS -> floats("abs", "(F)F");
            case F32_NEG -> code.op(Opcodes.FNEG);
            case F32_CEIL -> floats("ceil", "(F)F");
            case F32_FLOOR -> floats("floor", "(F)F");
            case F32_TRUNC -> floats("trunc", "(F)F");
            case F32_NEAREST -> floats("nearest", "(F)F");
            case F32_SQRT -> {
                code.op(Opcodes.F2D);
                code.invokeStatic("java/lang/Math", "sqrt", "(D)D");
                code.op(Opcodes.D2F);
            }
            case F64_ABS -> floats("abs", "(D)D");
            case F64_NEG -> code.op(Opcodes.DNEG);
            case F64_CEIL -> floats("ceil", "(D)D");
            case F64_FLOOR -> floats("floor", "(D)D");
            case F64_TRUNC -> floats("trunc", "(D)D");
            case F64_NEAREST -> floats("nearest", "(D)D");
            case F64_SQRT -> code.invokeStatic("java/lang/Math", "sqrt", "(D)D");
            case I32_WRAP_I64 -> code.op(Opcodes.L2I);
            case I32_TRUNC_F32_S -> fromFloat("truncToI32S", "(D)I");
            case I32_TRUNC_F32_U -> fromFloat("truncToI32U", "(D)I");
            case I32_TRUNC_F64_S -> conversion("truncToI32S", "(D)I");
            case I32_TRUNC_F64_U -> conversion("truncToI32U", "(D)I");
            case I64_EXTEND_I32_S -> code.op(Opcodes.I2L);
            case I64_EXTEND_I32_U -> code.extendWithZeros();
            case I64_TRUNC_F32_S -> fromFloat("truncToI64S", "(D)J");
            case I64_TRUNC_F32_U -> fromFloat("truncToI64U", "(D)J");
            case I64_TRUNC_F64_S -> conversion("truncToI64S", "(D)J");
            case I64_TRUNC_F64_U -> conversion("truncToI64U", "(D)J");
            case F32_CONVERT_I32_S -> code.op(Opcodes.I2F);
            case F32_CONVERT_I32_U -> {
                code.extendWithZeros();
                code.op(Opcodes.L2F);
            }
            case F32_CONVERT_I64_S -> code.op(Opcodes.L2F);
            case F32_CONVERT_I64_U -> conversion("convertI64UToF32", "(J)F");
            case F32_DEMOTE_F64 -> code.op(Opcodes.D2F);
            case F64_CONVERT_I32_S -> code.op(Opcodes.I2D);
            case F64_CONVERT_I32_U -> {
                code.extendWithZeros();
                code.op(Opcodes.L2D);
            }
            case F64_CONVERT_I64_S -> code.op(Opcodes.L2D);
            case F64_CONVERT_I64_U -> conversion("convertI64UToF64", "(J)D");
            case F64_PROMOTE_F32 -> code.op(Opcodes.F2D);
            case I32_REINTERPRET_F32 -> code.invokeStatic("java/lang/Float", "floatToRawIntBits", "(F)I");
            case I64_REINTERPRET_F64 -> code.invokeStatic("java/lang/Double", "doubleToRawLongBits", "(D)J");
            case F32_REINTERPRET_I32 -> code.invokeStatic("java/lang/Float", "intBitsToFloat", "(I)F");
            case F64_REINTERPRET_I64 -> code.invokeStatic("java/lang/Double", "longBitsToDouble", "(J)D");
            // Java's own casts saturate, and take NaN to 0 (JLS 5.1.3).
            case I32_TRUNC_SAT_F32_S -> code.op(Opcodes.F2I);
            case I32_TRUNC_SAT_F32_U -> fromFloat("truncSatToI32U", "(D)I");
            case I32_TRUNC_SAT_F64_S -> code.op(Opcodes.D2I);
            case I32_TRUNC_SAT_F64_U -> conversion("truncSatToI32U", "(D)I");
            case I64_TRUNC_SAT_F32_S -> code.op(Opcodes.F2L);
            case I64_TRUNC_SAT_F32_U -> fromFloat("truncSatToI64U", "(D)J");
            case I64_TRUNC_SAT_F64_S -> code.op(Opcodes.D2L);
            case I64_TRUNC_SAT_F64_U -> conversion("truncSatToI64U", "(D)J");
        }
    }

    /**
     * @param right the expression on top of the stack: divisions by constants are simpler. The distance of a {@linkplain
     *     BinaryOp#isLongShift long shift} is an int there.
     */
    void binary(BinaryOp op, Expression right) {
        switch (op) {
            case I32_ADD -> code.op(Opcodes.IADD);
            case I32_SUB -> code.op(Opcodes.ISUB);
            case I32_MUL -> code.op(Opcodes.IMUL);
            case I32_DIV_S -> {
                if (right instanceof Expression.I32Const constant && constant.value() != -1) {
                    code.op(Opcodes.IDIV);
                } else {
                    code.invokeStatic(Runtime.INTEGERS, "divS", "(II)I");
                }
            }
            case I32_DIV_U -> divideUnsigned(right, "divU", "java/lang/Integer", "divideUnsigned", "(II)I");
            case I32_REM_S -> code.op(Opcodes.IREM);
            case I32_REM_U -> divideUnsigned(right, "remU", "java/lang/Integer", "remainderUnsigned", "(II)I");
            case I32_AND -> code.op(Opcodes.IAND);
            case I32_OR -> code.op(Opcodes.IOR);
            case I32_XOR -> code.op(Opcodes.IXOR);
            case I32_SHL -> code.op(Opcodes.ISHL);
            case I32_SHR_S -> code.op(Opcodes.ISHR);
            case I32_SHR_U -> code.op(Opcodes.IUSHR);
            case I32_ROTL -> code.invokeStatic("java/lang/Integer", "rotateLeft", "(II)I");
            case I32_ROTR -> code.invokeStatic("java/lang/Integer", "rotateRight", "(II)I");
            case I64_ADD -> code.op(Opcodes.LADD);
            case I64_SUB -> code.op(Opcodes.LSUB);
            case I64_MUL -> code.op(Opcodes.LMUL);
            case I64_DIV_S -> {
                if (right instanceof Expression.I64Const constant && constant.value() != -1) {
                    code.op(Opcodes.LDIV);
                } else {
                    code.invokeStatic(Runtime.INTEGERS, "divS", "(JJ)J");
                }
            }
            case I64_DIV_U -> divideUnsigned(right, "divU", "java/lang/Long", "divideUnsigned", "(JJ)J");
            case I64_REM_S -> code.op(Opcodes.LREM);
            case I64_REM_U -> divideUnsigned(right, "remU", "java/lang/Long", "remainderUnsigned", "(JJ)J");
            case I64_AND -> code.op(Opcodes.LAND);
            case I64_OR -> code.op(Opcodes.LOR);
            case I64_XOR -> code.op(Opcodes.LXOR);
            case I64_SHL -> code.op(Opcodes.LSHL);
            case I64_SHR_S -> code.op(Opcodes.LSHR);
            case I64_SHR_U -> code.op(Opcodes.LUSHR);
            case I64_ROTL -> code.invokeStatic("java/lang/Long", "rotateLeft", "(JI)J");
            case I64_ROTR -> code.invokeStatic("java/lang/Long", "rotateRight", "(JI)J");
            case F32_ADD -> code.op(Opcodes.FADD);
            case F32_SUB -> code.op(Opcodes.FSUB);
            case F32_MUL -> code.op(Opcodes.FMUL);
            case F32_DIV -> code.op(Opcodes.FDIV);
            case F32_MIN -> floats("min", "(FF)F");
            case F32_MAX -> floats("max", "(FF)F");
            case F32_COPYSIGN -> floats("copysign", "(FF)F");
            case F64_ADD -> code.op(Opcodes.DADD);
            case F64_SUB -> code.op(Opcodes.DSUB);
            case F64_MUL -> code.op(Opcodes.DMUL);
            case F64_DIV -> code.op(Opcodes.DDIV);
            case F64_MIN -> floats("min", "(DD)D");
            case F64_MAX -> floats("max", "(DD)D");
            case F64_COPYSIGN -> floats("copysign", "(DD)D");
        }
    }

    /** By the runtime's method if the divisor is a constant above zero, by Java's otherwise. */
    private void divideUnsigned(Expression divisor, String ours, String owner, String theirs, String descriptor) {
        boolean isPositive = divisor instanceof Expression.I32Const number && number.value() > 0
                || divisor instanceof Expression.I64Const longer && longer.value() > 0;
        if (isPositive) {
            code.invokeStatic(Runtime.INTEGERS, ours, descriptor);
        } else {
            code.invokeStatic(owner, theirs, descriptor);
        }
    }

    private void ops(int first, int second) {
        code.op(first);
        code.op(second);
    }

    private void extend(int narrow) {
        code.op(Opcodes.L2I);
        code.op(narrow);
        code.op(Opcodes.I2L);
    }

    private void long64(String method) {
        code.invokeStatic("java/lang/Long", method, "(J)I");
        code.op(Opcodes.I2L);
    }

    private void floats(String method, String descriptor) {
        code.invokeStatic(Runtime.FLOATS, method, descriptor);
    }

    private void conversion(String method, String descriptor) {
        code.invokeStatic(Runtime.CONVERSIONS, method, descriptor);
    }

    private void fromFloat(String method, String descriptor) {
        code.op(Opcodes.F2D);
        conversion(method, descriptor);
    }
}

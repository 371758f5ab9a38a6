package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.PureOp;

/** Which methods the functions of {@link PureOp} are. */
final class PureFunctions {

    private PureFunctions() {}

    /** Calls the method on the operands that are on the operand stack. */
    static void call(PureOp op, Code code) {
        switch (op) {
            case ARRAY_INDEX -> code.invokeStatic(Runtime.ADDRESSES, "arrayIndex", "(J)I");
            case ADD128_HIGH -> code.invokeStatic(Runtime.INTEGERS, "add128High", "(JJJJ)J");
            case SUB128_HIGH -> code.invokeStatic(Runtime.INTEGERS, "sub128High", "(JJJJ)J");
            case MUL_WIDE_S_HIGH -> code.invokeStatic("java/lang/Math", "multiplyHigh", "(JJ)J");
            case MUL_WIDE_U_HIGH -> code.invokeStatic(Runtime.INTEGERS, "mulWideUHigh", "(JJ)J");
        }
    }
}

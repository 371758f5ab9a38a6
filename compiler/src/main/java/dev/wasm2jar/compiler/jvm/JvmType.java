package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.ReferenceType;
import dev.wasm2jar.compiler.ir.Type;
import org.objectweb.asm.Opcodes;

/** How a type of the IR is represented in the JVM. */
enum JvmType {
    INT("I", 1, Opcodes.ILOAD, Opcodes.ISTORE, Opcodes.IRETURN, Opcodes.ICONST_0, Opcodes.INTEGER),
    LONG("J", 2, Opcodes.LLOAD, Opcodes.LSTORE, Opcodes.LRETURN, Opcodes.LCONST_0, Opcodes.LONG),
    FLOAT("F", 1, Opcodes.FLOAD, Opcodes.FSTORE, Opcodes.FRETURN, Opcodes.FCONST_0, Opcodes.FLOAT),
    DOUBLE("D", 2, Opcodes.DLOAD, Opcodes.DSTORE, Opcodes.DRETURN, Opcodes.DCONST_0, Opcodes.DOUBLE),
    OBJECT("Ljava/lang/Object;", 1, Opcodes.ALOAD, Opcodes.ASTORE, Opcodes.ARETURN, Opcodes.ACONST_NULL,
            "java/lang/Object"),
    FUNC_REF("L" + Runtime.FUNC_REF + ";", 1, Opcodes.ALOAD, Opcodes.ASTORE, Opcodes.ARETURN, Opcodes.ACONST_NULL,
            Runtime.FUNC_REF),
    /**
     * Two longs, the lower half first. Only parameters and results of methods, and globals, are vectors; there are none
     * in the code between. A single result is returned as its lower half, with the upper one in a field of the instance.
     */
    VECTOR("JJ", 4, 0, 0, Opcodes.LRETURN, 0, null);

    final String descriptor;
    /** Local variable slots it takes. */
    final int slots;
    final int load;
    final int store;
    final int returnOpcode;
    /** The instruction that pushes its zero. */
    final int zero;
    /** How a stack map frame names it. */
    final Object frame;

    JvmType(String descriptor, int slots, int load, int store, int returnOpcode, int zero, Object frame) {
        this.descriptor = descriptor;
        this.slots = slots;
        this.load = load;
        this.store = store;
        this.returnOpcode = returnOpcode;
        this.zero = zero;
        this.frame = frame;
    }

    static JvmType of(Type type) {
        if (type instanceof PrimitiveType primitive) {
            return switch (primitive) {
                case I32 -> INT;
                case I64 -> LONG;
                case F32 -> FLOAT;
                case F64 -> DOUBLE;
                case V128 -> VECTOR;
            };
        }
        return type instanceof ReferenceType.Function ? FUNC_REF : OBJECT;
    }

    boolean isReference() {
        return this == OBJECT || this == FUNC_REF;
    }
}

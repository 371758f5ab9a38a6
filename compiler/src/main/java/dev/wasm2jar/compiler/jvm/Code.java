package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.runtime.Trap;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes instructions, each in its shortest form. */
final class Code {

    private final MethodVisitor method;

    Code(MethodVisitor method) {
        this.method = method;
    }

    void op(int opcode) {
        method.visitInsn(opcode);
    }

    void constant(int value) {
        if (value >= -1 && value <= 5) {
            method.visitInsn(Opcodes.ICONST_0 + value);
        } else if (value == (byte) value) {
            method.visitIntInsn(Opcodes.BIPUSH, value);
        } else if (value == (short) value) {
            method.visitIntInsn(Opcodes.SIPUSH, value);
        } else {
            method.visitLdcInsn(value);
        }
    }

    /** The int on the operand stack becomes a long, extended with zeros. */
    void extendWithZeros() {
        op(Opcodes.I2L);
        constant(0xffff_ffffL);
        op(Opcodes.LAND);
    }

    void constant(long value) {
        if (value == 0 || value == 1) {
            method.visitInsn(value == 0 ? Opcodes.LCONST_0 : Opcodes.LCONST_1);
        } else if (value == (short) value) {
            constant((int) value);
            method.visitInsn(Opcodes.I2L);
        } else {
            method.visitLdcInsn(value);
        }
    }

    /** NaNs other than the one that every class file writer preserves are made from their bits. */
    void floatBits(int bits) {
        float value = Float.intBitsToFloat(bits);
        if (bits == 0) {
            method.visitInsn(Opcodes.FCONST_0);
        } else if (value == 1) {
            method.visitInsn(Opcodes.FCONST_1);
        } else if (value == 2) {
            method.visitInsn(Opcodes.FCONST_2);
        } else if (value != value) {
            constant(bits);
            invokeStatic("java/lang/Float", "intBitsToFloat", "(I)F");
        } else {
            method.visitLdcInsn(value);
        }
    }

    void doubleBits(long bits) {
        double value = Double.longBitsToDouble(bits);
        if (bits == 0) {
            method.visitInsn(Opcodes.DCONST_0);
        } else if (value == 1) {
            method.visitInsn(Opcodes.DCONST_1);
        } else if (value != value) {
            constant(bits);
            invokeStatic("java/lang/Double", "longBitsToDouble", "(J)D");
        } else {
            method.visitLdcInsn(value);
        }
    }

    void string(String value) {
        method.visitLdcInsn(value);
    }

    /** Pushes a new {@code String[]}. */
    void strings(List<String> values) {
        constant(values.size());
        type(Opcodes.ANEWARRAY, "java/lang/String");
        for (int i = 0; i < values.size(); i++) {
            op(Opcodes.DUP);
            constant(i);
            string(values.get(i));
            op(Opcodes.AASTORE);
        }
    }

    void classConstant(String internalName) {
        method.visitLdcInsn(org.objectweb.asm.Type.getObjectType(internalName));
    }

    void load(JvmType type, int slot) {
        if (type.equals(JvmType.VECTOR)) {
            load(JvmType.LONG, slot);
            load(JvmType.LONG, slot + JvmType.LONG.slots);
            return;
        }
        method.visitVarInsn(type.load, slot);
    }

    void store(JvmType type, int slot) {
        method.visitVarInsn(type.store, slot);
    }

    /** Whether an instruction can increment by so much. */
    static boolean isIncrement(int step) {
        return step == (short) step;
    }

    /** @param step within what {@link #isIncrement} says */
    void increment(int slot, int step) {
        method.visitIincInsn(slot, step);
    }

    void loadObject(int slot) {
        method.visitVarInsn(Opcodes.ALOAD, slot);
    }

    void storeObject(int slot) {
        method.visitVarInsn(Opcodes.ASTORE, slot);
    }

    void getField(String owner, String name, String descriptor) {
        method.visitFieldInsn(Opcodes.GETFIELD, owner, name, descriptor);
    }

    void putField(String owner, String name, String descriptor) {
        method.visitFieldInsn(Opcodes.PUTFIELD, owner, name, descriptor);
    }

    void getStatic(String owner, String name, String descriptor) {
        method.visitFieldInsn(Opcodes.GETSTATIC, owner, name, descriptor);
    }

    void putStatic(String owner, String name, String descriptor) {
        method.visitFieldInsn(Opcodes.PUTSTATIC, owner, name, descriptor);
    }

    void invokeStatic(String owner, String name, String descriptor) {
        method.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
    }

    void invokeVirtual(String owner, String name, String descriptor) {
        method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, name, descriptor, false);
    }

    void invokeSpecial(String owner, String name, String descriptor) {
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, owner, name, descriptor, false);
    }

    void invokeInterface(String owner, String name, String descriptor) {
        method.visitMethodInsn(Opcodes.INVOKEINTERFACE, owner, name, descriptor, true);
    }

    void type(int opcode, String internalName) {
        method.visitTypeInsn(opcode, internalName);
    }

    /** Makes an array of elements of that descriptor; references are kept as objects. */
    void newArray(String element) {
        switch (element) {
            case "B" -> method.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_BYTE);
            case "C" -> method.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_CHAR);
            case "I" -> method.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_INT);
            case "J" -> method.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_LONG);
            case "F" -> method.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_FLOAT);
            case "D" -> method.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_DOUBLE);
            default -> method.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
        }
    }

    void newLongArray() {
        method.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_LONG);
    }

    void jump(int opcode, Label target) {
        method.visitJumpInsn(opcode, target);
    }

    /** What follows is of that line of the source file. */
    void line(int number) {
        var here = new Label();
        method.visitLabel(here);
        method.visitLineNumber(number, here);
    }

    void place(Label label) {
        method.visitLabel(label);
    }

    void tableSwitch(int low, Label defaultTarget, Label[] targets) {
        method.visitTableSwitchInsn(low, low + targets.length - 1, defaultTarget, targets);
    }

    void frame(int kind, List<Object> locals, Object... stack) {
        method.visitFrame(kind, locals.size(), locals.toArray(), stack.length, stack);
    }

    /** Exceptions of a class, by its internal name, that come out of a range of code go to a handler. */
    void handle(Label start, Label end, Label handler, String exceptionClass) {
        method.visitTryCatchBlock(start, end, handler, exceptionClass);
    }

    /** Throws a trap with that message; control does not go on. */
    void trap(String message) {
        type(Opcodes.NEW, Runtime.TRAP);
        op(Opcodes.DUP);
        string(message);
        invokeSpecial(Runtime.TRAP, "<init>", "(Ljava/lang/String;)V");
        op(Opcodes.ATHROW);
    }

    /** Traps if the reference to a function in a local is null. HotSpot makes it part of the access that follows. */
    void trapIfNoFunction(int local) {
        var present = new Label();
        loadObject(local);
        jump(Opcodes.IFNONNULL, present);
        trap(Trap.NULL_FUNCTION);
        place(present);
        frame(Opcodes.F_SAME, List.of());
    }

    /** From the value on the stack to an object. */
    void box(JvmType type) {
        switch (type.kind) {
            case INT -> invokeStatic("java/lang/Integer", "valueOf", "(I)Ljava/lang/Integer;");
            case LONG -> invokeStatic("java/lang/Long", "valueOf", "(J)Ljava/lang/Long;");
            case FLOAT -> invokeStatic("java/lang/Float", "valueOf", "(F)Ljava/lang/Float;");
            case DOUBLE -> invokeStatic("java/lang/Double", "valueOf", "(D)Ljava/lang/Double;");
            case VECTOR -> invokeStatic(Runtime.V128, "of", "(JJ)" + Runtime.descriptor(Runtime.V128));
            default -> {}
        }
    }

    /** From the object on the stack to a value of the type. */
    void unbox(JvmType type) {
        switch (type.kind) {
            case INT -> unbox("java/lang/Integer", "intValue", "()I");
            case LONG -> unbox("java/lang/Long", "longValue", "()J");
            case FLOAT -> unbox("java/lang/Float", "floatValue", "()F");
            case DOUBLE -> unbox("java/lang/Double", "doubleValue", "()D");
            case VECTOR -> {
                type(Opcodes.CHECKCAST, Runtime.V128);
                op(Opcodes.DUP);
                getField(Runtime.V128, "low", "J");
                op(Opcodes.DUP2_X1);
                op(Opcodes.POP2);
                getField(Runtime.V128, "high", "J");
            }
            case REFERENCE -> cast(type);
        }
    }

    /** From the object on the stack, of any class, to one of a reference type; null stays null. */
    void cast(JvmType type) {
        if (!type.equals(JvmType.OBJECT)) {
            type(Opcodes.CHECKCAST, type.className());
        }
    }

    private void unbox(String owner, String name, String descriptor) {
        type(Opcodes.CHECKCAST, owner);
        invokeVirtual(owner, name, descriptor);
    }

    /** From the V128 on the stack to its lower half; the upper one goes to the instance in that slot. */
    void unboxReturned(int instance) {
        unbox(JvmType.VECTOR);
        loadObject(instance);
        op(Opcodes.DUP_X2);
        op(Opcodes.POP);
        putField(Runtime.INSTANCE, "vectorHigh", "J");
    }

    /** From the lower half of a vector on the stack, which was just returned, to both halves. */
    void pushReturnedHigh(int instance) {
        loadObject(instance);
        getField(Runtime.INSTANCE, "vectorHigh", "J");
    }

    /** From the number on the stack to its bits as a long. */
    void toBits(JvmType type) {
        switch (type.kind) {
            case INT -> op(Opcodes.I2L);
            case FLOAT -> {
                invokeStatic("java/lang/Float", "floatToRawIntBits", "(F)I");
                op(Opcodes.I2L);
            }
            case DOUBLE -> invokeStatic("java/lang/Double", "doubleToRawLongBits", "(D)J");
            default -> {}
        }
    }

    /** From the bits on the stack, a long, to a number of the type. */
    void fromBits(JvmType type) {
        switch (type.kind) {
            case INT -> op(Opcodes.L2I);
            case FLOAT -> {
                op(Opcodes.L2I);
                invokeStatic("java/lang/Float", "intBitsToFloat", "(I)F");
            }
            case DOUBLE -> invokeStatic("java/lang/Double", "longBitsToDouble", "(J)D");
            default -> {}
        }
    }
}

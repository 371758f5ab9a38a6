package dev.wasm2jar.compiler.bindgen.emit;

import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The body of a method that is being written. */
final class Body {

    static final String RUNTIME = "dev/wasm2jar/runtime/bindgen/";
    static final String GUEST = RUNTIME + "Guest";
    static final String GUEST_TYPE = "L" + GUEST + ";";

    private final MethodVisitor method;
    private int slots;

    /** @param slots how many slots the parameters take, this among them */
    Body(MethodVisitor method, int slots) {
        this.method = method;
        this.slots = slots;
        method.visitCode();
    }

    void end() {
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    /** A new local variable. */
    int local(String type) {
        int slot = slots;
        slots += Type.getType(type).getSize();
        return slot;
    }

    void load(String type, int slot) {
        method.visitVarInsn(Type.getType(type).getOpcode(Opcodes.ILOAD), slot);
    }

    void store(String type, int slot) {
        method.visitVarInsn(Type.getType(type).getOpcode(Opcodes.ISTORE), slot);
    }

    /** Stores the value on the stack in a new local variable. */
    int storeNew(String type) {
        int slot = local(type);
        store(type, slot);
        return slot;
    }

    void op(int opcode) {
        method.visitInsn(opcode);
    }

    void constant(int value) {
        if (value >= -1 && value <= 5) {
            method.visitInsn(Opcodes.ICONST_0 + value);
        } else if (value == (short) value) {
            method.visitIntInsn(Opcodes.SIPUSH, value);
        } else {
            method.visitLdcInsn(value);
        }
    }

    void string(String value) {
        method.visitLdcInsn(value);
    }

    void doubleConstant(double value) {
        method.visitLdcInsn(value);
    }

    /** Pushes the value that stands for no result. */
    void zero(String type) {
        switch (type) {
            case "V" -> {}
            case "J" -> op(Opcodes.LCONST_0);
            case "F" -> op(Opcodes.FCONST_0);
            case "D" -> op(Opcodes.DCONST_0);
            case "Z", "B", "S", "I" -> op(Opcodes.ICONST_0);
            default -> op(Opcodes.ACONST_NULL);
        }
    }

    void type(int opcode, String internalName) {
        method.visitTypeInsn(opcode, internalName);
    }

    /** Makes an array of doubles, whose length is on the stack. */
    void newDoubles() {
        method.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_DOUBLE);
    }

    void getField(String owner, String name, String type) {
        method.visitFieldInsn(Opcodes.GETFIELD, owner, name, type);
    }

    void putField(String owner, String name, String type) {
        method.visitFieldInsn(Opcodes.PUTFIELD, owner, name, type);
    }

    void getStatic(String owner, String name, String type) {
        method.visitFieldInsn(Opcodes.GETSTATIC, owner, name, type);
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

    /** Calls a static method of the runtime that has the guest as its first parameter; that is on the stack already. */
    void guestCall(String className, String name, String parameters, String result) {
        invokeStatic(RUNTIME + className, name, "(" + GUEST_TYPE + parameters + ")" + result);
    }

    void returnValue(String type) {
        op(type.equals("V") ? Opcodes.RETURN : Type.getType(type).getOpcode(Opcodes.IRETURN));
    }

    void jump(int opcode, Label target) {
        method.visitJumpInsn(opcode, target);
    }

    void place(Label label) {
        method.visitLabel(label);
    }

    void handle(Label start, Label end, Label handler, String exceptionClass) {
        method.visitTryCatchBlock(start, end, handler, exceptionClass);
    }

    void tableSwitch(int low, Label otherwise, List<Label> targets) {
        method.visitTableSwitchInsn(low, low + targets.size() - 1, otherwise, targets.toArray(new Label[0]));
    }

    /** An object of the value on the stack: boxed if it is primitive. */
    void box(String type) {
        switch (type) {
            case "Z" -> invokeStatic("java/lang/Boolean", "valueOf", "(Z)Ljava/lang/Boolean;");
            case "B", "S", "I" -> invokeStatic("java/lang/Integer", "valueOf", "(I)Ljava/lang/Integer;");
            case "J" -> invokeStatic("java/lang/Long", "valueOf", "(J)Ljava/lang/Long;");
            case "F" -> invokeStatic("java/lang/Float", "valueOf", "(F)Ljava/lang/Float;");
            case "D" -> invokeStatic("java/lang/Double", "valueOf", "(D)Ljava/lang/Double;");
            default -> {}
        }
    }
}

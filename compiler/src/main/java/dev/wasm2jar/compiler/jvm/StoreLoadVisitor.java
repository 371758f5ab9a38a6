package dev.wasm2jar.compiler.jvm;

import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Duplicates a value that is stored and loaded right after: a byte less than to load it, but for variables whose number is
 * part of the instruction (JVMS 6.5 iload_&lt;n&gt;).
 */
final class StoreLoadVisitor extends MethodVisitor {

    /** The first variable whose number is not part of the instruction. */
    private static final int FIRST_NUMBERED = 4;
    private static final int NONE = 0;

    /** The instruction that is still to be written, and its variable. */
    private int store = NONE;
    private int variable;

    StoreLoadVisitor(MethodVisitor target) {
        super(Opcodes.ASM9, target);
    }

    private void flush() {
        if (store != NONE) {
            int opcode = store;
            store = NONE;
            mv.visitVarInsn(opcode, variable);
        }
    }

    @Override
    public void visitVarInsn(int opcode, int index) {
        if (store != NONE && index == variable && opcode == loadOf(store)) {
            mv.visitInsn(store == Opcodes.LSTORE || store == Opcodes.DSTORE ? Opcodes.DUP2 : Opcodes.DUP);
            flush();
            return;
        }
        flush();
        if (opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE && index >= FIRST_NUMBERED) {
            store = opcode;
            variable = index;
        } else {
            mv.visitVarInsn(opcode, index);
        }
    }

    private static int loadOf(int store) {
        return store - Opcodes.ISTORE + Opcodes.ILOAD;
    }

    @Override
    public void visitInsn(int opcode) {
        flush();
        mv.visitInsn(opcode);
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        flush();
        mv.visitIntInsn(opcode, operand);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        flush();
        mv.visitTypeInsn(opcode, type);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        flush();
        mv.visitFieldInsn(opcode, owner, name, descriptor);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        flush();
        mv.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        flush();
        mv.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        flush();
        mv.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitLabel(Label label) {
        flush();
        mv.visitLabel(label);
    }

    @Override
    public void visitLdcInsn(Object value) {
        flush();
        mv.visitLdcInsn(value);
    }

    @Override
    public void visitIincInsn(int index, int increment) {
        flush();
        mv.visitIincInsn(index, increment);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
        flush();
        mv.visitTableSwitchInsn(min, max, otherwise, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
        flush();
        mv.visitLookupSwitchInsn(otherwise, keys, labels);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        flush();
        mv.visitMultiANewArrayInsn(descriptor, dimensions);
    }

    @Override
    public void visitFrame(int type, int locals, Object[] local, int stack, Object[] onStack) {
        flush();
        mv.visitFrame(type, locals, local, stack, onStack);
    }

    @Override
    public void visitMaxs(int stack, int locals) {
        flush();
        mv.visitMaxs(stack, locals);
    }
}

package dev.wasm2jar.maven;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Makes a class of static methods of the class that was compiled for a struct, whose objects are of a class that is
 * compiled from source: methods take the object as their first parameter, which was {@code this}.
 */
final class StructCode extends ClassVisitor {

    private final String name;
    private final String struct;

    /**
     * @param name internal name of the class of static methods
     * @param struct internal name of the class of objects
     */
    StructCode(ClassVisitor target, String name, String struct) {
        super(Opcodes.ASM9, target);
        this.name = name;
        this.struct = struct;
    }

    @Override
    public void visit(int version, int access, String ignored, String signature, String superName, String[] interfaces) {
        super.visit(version, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, name, null, "java/lang/Object", null);
    }

    @Override
    public void visitInnerClass(String inner, String outer, String simpleName, int access) {
        // It is not nested in anything that javac compiles.
    }

    @Override
    public MethodVisitor visitMethod(int access, String method, String descriptor, String signature, String[] exceptions) {
        if (method.equals("<init>")) {
            return null;
        }
        boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
        // Local variables keep their numbers.
        MethodVisitor code = super.visitMethod(Opcodes.ACC_STATIC, method,
                isStatic ? descriptor : "(L" + struct + ";" + descriptor.substring(1), null, exceptions);
        return new MethodVisitor(Opcodes.ASM9, code) {
            @Override
            public void visitParameter(String parameter, int flags) {
                // There may be one more.
            }
        };
    }
}

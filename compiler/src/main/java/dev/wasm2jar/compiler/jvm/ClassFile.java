package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.wasm.UnsupportedModuleException;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** A class that is being written. */
final class ClassFile {

    final String name;
    final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);

    /** @param sourceFile the name that stack traces show, or null */
    ClassFile(int access, String name, String superName, String sourceFile) {
        this.name = name;
        writer.visit(Opcodes.V17, access, name, null, superName, null);
        if (sourceFile != null) {
            writer.visitSource(sourceFile, null);
        }
    }

    /** A class of static methods for the module's own use. */
    static ClassFile ofStatics(String name, String sourceFile) {
        return new ClassFile(Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC, name, "java/lang/Object",
                sourceFile);
    }

    MethodVisitor method(int access, String methodName, String descriptor) {
        MethodVisitor method = writer.visitMethod(access, methodName, descriptor, null, null);
        method.visitCode();
        return method;
    }

    void field(int access, String fieldName, String descriptor) {
        writer.visitField(access, fieldName, descriptor, null, null).visitEnd();
    }

    static void end(MethodVisitor method) {
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    /** @throws UnsupportedModuleException if the class file format has no room for so much */
    byte[] toBytes() {
        writer.visitEnd();
        try {
            return writer.toByteArray();
        } catch (ClassTooLargeException tooLarge) {
            throw new UnsupportedModuleException(0, "the class " + name.replace('/', '.') + " would need "
                    + tooLarge.getConstantPoolCount() + " constants; a class file holds at most 65535");
        }
    }
}

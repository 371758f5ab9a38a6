package dev.wasm2jar.compiler.bindgen.emit;

import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** A class that is being generated. */
final class GeneratedClass {

    final String name;
    final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
        @Override
        protected String getCommonSuperClass(String first, String second) {
            // Where two paths meet here, nothing is on the stack but what has one type anyway.
            return "java/lang/Object";
        }
    };

    GeneratedClass(int access, String name, String superName, String... interfaces) {
        this.name = name;
        writer.visit(Opcodes.V17, access, name, null, superName, interfaces);
    }

    /** A public constant. */
    void constant(String name, int value) {
        writer.visitField(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, name, "I", null, value).visitEnd();
    }

    void field(int access, String fieldName, String type) {
        writer.visitField(access, fieldName, type, null, null).visitEnd();
    }

    /** A method, whose body follows. */
    Body method(int access, String methodName, String descriptor, String... exceptions) {
        return method(access, methodName, descriptor, List.of(), exceptions);
    }

    /**
     * A method, whose body follows.
     *
     * @param parameters names for those who read the class file (JVMS 4.7.24); none, or one for each
     */
    Body method(int access, String methodName, String descriptor, List<String> parameters, String... exceptions) {
        MethodVisitor method = writer.visitMethod(access, methodName, descriptor, null, exceptions);
        parameters.forEach(name -> method.visitParameter(name, 0));
        int slots = (access & Opcodes.ACC_STATIC) != 0 ? 0 : 1;
        for (Type parameter : Type.getArgumentTypes(descriptor)) {
            slots += parameter.getSize();
        }
        return new Body(method, slots);
    }

    /** A method without a body. */
    void abstractMethod(String methodName, String descriptor) {
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, methodName, descriptor, null, null).visitEnd();
    }

    byte[] toBytes() {
        writer.visitEnd();
        return writer.toByteArray();
    }
}

package dev.wasm2jar.maven;

import dev.wasm2jar.compiler.jar.JavaApi;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Implements the abstract class by which the interface of a module makes instances. */
record FactoryClass(String interfaceName, String instanceClass, List<JavaApi.Method> factories) {

    String name() {
        return instanceClass + "$Factory";
    }

    byte[] toBytes() {
        var writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        String superName = FacadeSource.factoryClass(interfaceName);
        writer.visit(Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, name(), null, superName, null);
        MethodVisitor constructor = writer.visitMethod(0, "<init>", "()V", null, null);
        constructor.visitCode();
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, superName, "<init>", "()V", false);
        end(constructor, Opcodes.RETURN);
        factories.forEach(factory -> delegate(writer, factory));
        writer.visitEnd();
        return writer.toByteArray();
    }

    private void delegate(ClassWriter writer, JavaApi.Method factory) {
        Type result = factory.returnType();
        boolean makesInstance = result.getInternalName().equals(instanceClass);
        Type declared = makesInstance ? Type.getObjectType(interfaceName) : result;
        String descriptor = Type.getMethodDescriptor(declared, Type.getArgumentTypes(factory.descriptor()));
        MethodVisitor method = writer.visitMethod(0, factory.name(), descriptor, null, null);
        method.visitCode();
        int variable = 1;
        for (Type parameter : factory.parameters()) {
            method.visitVarInsn(parameter.getOpcode(Opcodes.ILOAD), variable);
            variable += parameter.getSize();
        }
        method.visitMethodInsn(Opcodes.INVOKESTATIC, instanceClass, factory.name(), factory.descriptor(), false);
        end(method, result.getOpcode(Opcodes.IRETURN));
    }

    private static void end(MethodVisitor method, int opcode) {
        method.visitInsn(opcode);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }
}

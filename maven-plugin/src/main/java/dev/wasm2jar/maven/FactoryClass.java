package dev.wasm2jar.maven;

import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Implements the abstract class by which source makes instances, and objects of structs. */
record FactoryClass(String interfaceName, String instanceClass, List<Delegate> delegates) {

    private static final String GUEST = "Ldev/wasm2jar/runtime/bindgen/Guest;";

    String name() {
        return instanceClass + "$Factory";
    }

    /** @param structs those of the module, whose objects belong to its guest */
    byte[] toBytes(List<StructFacade> structs) {
        var writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        String superName = FacadeSource.factoryClass(interfaceName);
        writer.visit(Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, name(), null, superName, null);
        MethodVisitor constructor = writer.visitMethod(0, "<init>", "()V", null, null);
        constructor.visitCode();
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, superName, "<init>", "()V", false);
        end(constructor, Opcodes.RETURN);
        delegates.forEach(delegate -> delegate(writer, delegate));
        if (!structs.isEmpty()) {
            guest(writer);
        }
        writer.visitEnd();
        return writer.toByteArray();
    }

    private void delegate(ClassWriter writer, Delegate delegate) {
        String called = delegate.declared().descriptor();
        Type[] parameters = Type.getArgumentTypes(called);
        Type[] declared = new Type[parameters.length];
        for (int i = 0; i < declared.length; i++) {
            declared[i] = inSource(parameters[i]);
        }
        Type result = Type.getReturnType(called);
        MethodVisitor method = writer.visitMethod(
                0, delegate.declared().name(), Type.getMethodDescriptor(inSource(result), declared), null, null);
        method.visitCode();
        int variable = 1;
        for (Type parameter : parameters) {
            method.visitVarInsn(parameter.getOpcode(Opcodes.ILOAD), variable);
            if (isInstance(parameter)) {
                method.visitTypeInsn(Opcodes.CHECKCAST, instanceClass);
            }
            variable += parameter.getSize();
        }
        method.visitMethodInsn(Opcodes.INVOKESTATIC, delegate.owner(), delegate.method(), called, false);
        end(method, result.getOpcode(Opcodes.IRETURN));
    }

    /** What the objects of an instance belong to. */
    private void guest(ClassWriter writer) {
        MethodVisitor method = writer.visitMethod(0, "guest", "(L" + interfaceName + ";)" + GUEST, null, null);
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 1);
        method.visitTypeInsn(Opcodes.CHECKCAST, instanceClass);
        method.visitFieldInsn(Opcodes.GETFIELD, instanceClass, "guest", "L" + instanceClass + "$Guest;");
        end(method, Opcodes.ARETURN);
    }

    private boolean isInstance(Type type) {
        return type.getSort() == Type.OBJECT && type.getInternalName().equals(instanceClass);
    }

    /** Source knows the instances by their interface. */
    private Type inSource(Type type) {
        return isInstance(type) ? Type.getObjectType(interfaceName) : type;
    }

    private static void end(MethodVisitor method, int opcode) {
        method.visitInsn(opcode);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }
}

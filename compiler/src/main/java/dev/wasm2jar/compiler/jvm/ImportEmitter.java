package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.IrModule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The class of methods that stand for imported functions, and the Java interfaces that embedders implement. */
final class ImportEmitter {

    private final ModuleLayout layout;

    ImportEmitter(ModuleLayout layout) {
        this.layout = layout;
    }

    Map<String, byte[]> emit() {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        if (!layout.imports.isEmpty()) {
            ClassFile stubs = ClassFile.ofStatics(layout.importClass(), null);
            for (int i = 0; i < layout.imports.size(); i++) {
                emitStub(stubs, i);
            }
            classes.put(stubs.name, stubs.toBytes());
        }
        for (ImportInterface declared : layout.interfaces.values()) {
            classes.put(declared.className(), emitInterface(declared));
        }
        return classes;
    }

    private void emitStub(ClassFile stubs, int function) {
        IrModule.Function declaration = layout.module.functions().get(function);
        JvmSignature signature = layout.jvmSignature(declaration.signature());
        MethodRef stub = layout.function(function);
        MethodVisitor method = stubs.method(Opcodes.ACC_STATIC, stub.name(), stub.descriptor());
        var arguments = new Arguments(new Code(method), signature, 0);
        ImportBinding binding = layout.imports.get(function);
        if (binding instanceof ImportBinding.Host host) {
            emitHostCall(arguments, host.function());
        } else if (binding instanceof ImportBinding.Linked linked) {
            emitLinkedCall(arguments, linked);
        } else {
            arguments.code().trap("the import " + declaration.imported() + " is missing");
        }
        ClassFile.end(method);
    }

    private void emitHostCall(Arguments arguments, HostFunctions.HostFunction function) {
        Code code = arguments.code();
        code.loadObject(arguments.end());
        code.getField(layout.instanceClass, layout.hostStates.get(function.state()),
                Runtime.descriptor(function.state()));
        arguments.push();
        code.invokeStatic(function.owner(), function.name(), function.descriptor());
        if (function.descriptor().endsWith(")V") && !arguments.signature().results().isEmpty()) {
            throw new IllegalStateException(function.name() + " has no result");
        }
        arguments.returnResult();
    }

    private void emitLinkedCall(Arguments arguments, ImportBinding.Linked linked) {
        Code code = arguments.code();
        int instance = arguments.end();
        ImportInterface declared = linked.declaringInterface();
        var byName = new Label();
        code.loadObject(instance);
        code.getField(layout.instanceClass, declared.field(), declared.descriptor());
        code.jump(Opcodes.IFNULL, byName);
        code.loadObject(instance);
        code.getField(layout.instanceClass, declared.field(), declared.descriptor());
        arguments.pushForJava();
        code.invokeInterface(declared.className(), linked.method(), interfaceDescriptor(arguments.signature()));
        if (arguments.signature().returnsVector()) {
            code.unboxReturned(instance);
        }
        arguments.returnResult();

        code.place(byName);
        code.frame(Opcodes.F_SAME, List.of());
        code.loadObject(instance);
        code.getField(layout.instanceClass, linked.field(), Runtime.descriptor(Runtime.FUNC_REF));
        arguments.pushBoxed();
        code.invokeVirtual(Runtime.FUNC_REF, "call", "([Ljava/lang/Object;)[Ljava/lang/Object;");
        arguments.returnUnboxed(instance);
    }

    private static String interfaceDescriptor(JvmSignature signature) {
        return "(" + signature.javaParameterDescriptors() + ")" + signature.javaReturnDescriptor();
    }

    private byte[] emitInterface(ImportInterface declared) {
        int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE;
        var classFile = new ClassFile(access, declared.className(), "java/lang/Object", null);
        classFile.writer.visitInnerClass(declared.className(), layout.instanceClass, declared.simpleName(),
                access | Opcodes.ACC_STATIC);
        for (int i = 0; i < layout.imports.size(); i++) {
            if (layout.imports.get(i) instanceof ImportBinding.Linked linked
                    && linked.declaringInterface().equals(declared)) {
                JvmSignature signature = layout.jvmSignature(layout.module.functions().get(i).signature());
                classFile.writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, linked.method(),
                        interfaceDescriptor(signature), null, null).visitEnd();
            }
        }
        return classFile.toBytes();
    }
}

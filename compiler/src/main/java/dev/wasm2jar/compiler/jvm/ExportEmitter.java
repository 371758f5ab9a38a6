package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.IrModule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Exports: a typed Java method each, and all of them by name. */
final class ExportEmitter {

    /** A class can't hold methods for more; the others are reached by name. */
    private static final int MAX_TYPED = 4000;

    private static final Set<String> INSTANCE_METHODS = Set.of("instantiate", "exports", "export", "function",
            "reference", "bind", "invoke", "type", "referenceCount", "collectExports", "hasArrays",
            InstanceEmitter.SEGMENTS_METHOD, JvmCode.NEW_MEMORIES);
    private static final Set<String> INTERRUPTIBLE_METHODS = Set.of("interrupt", "isInterrupted", "enter", "leave");

    private final ModuleLayout layout;
    private final StepMethods byName;

    ExportEmitter(ModuleLayout layout) {
        this.layout = layout;
        this.byName = new StepMethods(layout.instanceClass + "$Exports",
                "(" + layout.instanceDescriptor() + "Ljava/util/Map;)V");
    }

    void emit(ClassFile instance) {
        Set<String> reserved = new HashSet<>(ModuleLayout.OBJECT_METHODS);
        reserved.addAll(INSTANCE_METHODS);
        if (layout.isInterruptible()) {
            reserved.addAll(INTERRUPTIBLE_METHODS);
        }
        var names = new JvmNames(reserved);
        int number = 0;
        for (IrModule.Export export : layout.module.exports()) {
            byName.add(code -> put(code, export));
            if (number < MAX_TYPED) {
                String name = names.identifier(export.name(), number);
                if (export.kind() == IrModule.ExportKind.FUNCTION) {
                    emitFunction(instance, name, export.index());
                } else {
                    emitGetter(instance, name, export);
                }
            }
            number++;
        }
        byName.finish();
        emitCollect(instance);
    }

    StepMethods byName() {
        return byName;
    }

    private void put(Code code, IrModule.Export export) {
        code.loadObject(1);
        code.string(export.name());
        push(code, export);
        code.invokeInterface("java/util/Map", "put", "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;");
        code.op(Opcodes.POP);
    }

    /** Pushes what is exported; the instance is in slot 0. */
    private void push(Code code, IrModule.Export export) {
        if (export.kind() == IrModule.ExportKind.FUNCTION) {
            References.emit(layout, code, 0, export.index());
            return;
        }
        code.loadObject(0);
        code.getField(layout.instanceClass, field(export), descriptor(export));
    }

    private String field(IrModule.Export export) {
        return switch (export.kind()) {
            case MEMORY -> ModuleLayout.memoryField(export.index());
            case TABLE -> ModuleLayout.tableField(export.index());
            case TAG -> ModuleLayout.tagField(export.index());
            default -> layout.globals.get(export.index()).name();
        };
    }

    private String descriptor(IrModule.Export export) {
        return switch (export.kind()) {
            case MEMORY -> MemoryField.of(layout.module, export.index()).descriptor();
            case TABLE -> Runtime.descriptor(Runtime.TABLE);
            case TAG -> Runtime.descriptor(Runtime.TAG);
            default -> layout.globals.get(export.index()).descriptor();
        };
    }

    /** Calls the function; what the JVM's checks throw becomes a trap. Vectors are objects here. */
    private void emitFunction(ClassFile instance, String name, int function) {
        JvmSignature signature = layout.jvmSignature(layout.module.functions().get(function).signature());
        MethodVisitor method = instance.method(Opcodes.ACC_PUBLIC, name,
                "(" + signature.javaParameterDescriptors() + ")" + signature.javaReturnDescriptor());
        var code = new Code(method);
        var boundary = new GuestBoundary(code, layout, frame(signature), Arguments.javaSlots(signature));
        boundary.enter();
        Arguments.pushFromJava(code, signature);
        code.loadObject(0);
        layout.function(function).invoke(code);
        if (signature.returnsVector()) {
            code.pushReturnedHigh(0);
            code.box(JvmType.VECTOR);
            boundary.leave();
            code.op(Opcodes.ARETURN);
        } else {
            boundary.leave();
            Arguments.returnResult(code, signature);
        }
        boundary.finish();
        ClassFile.end(method);
    }

    /** The parameters of the Java method as a stack map frame names them. */
    private List<Object> frame(JvmSignature signature) {
        var types = new ArrayList<Object>();
        types.add(layout.instanceClass);
        if (signature.boxed()) {
            types.add("[Ljava/lang/Object;");
        } else {
            for (JvmType parameter : signature.parameters()) {
                types.add(parameter.equals(JvmType.VECTOR) ? Runtime.V128 : parameter.frame);
            }
        }
        return types;
    }

    private void emitGetter(ClassFile instance, String name, IrModule.Export export) {
        MethodVisitor method = instance.method(Opcodes.ACC_PUBLIC, name, "()" + descriptor(export));
        var code = new Code(method);
        push(code, export);
        code.op(Opcodes.ARETURN);
        ClassFile.end(method);
    }

    private void emitCollect(ClassFile instance) {
        MethodVisitor method = instance.method(Opcodes.ACC_PROTECTED, "collectExports", "(Ljava/util/Map;)V");
        var code = new Code(method);
        for (MethodRef step : byName.methods()) {
            code.loadObject(0);
            code.loadObject(1);
            step.invoke(code);
        }
        code.op(Opcodes.RETURN);
        ClassFile.end(method);
    }
}

package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.IrModule;
import dev.wasm2jar.compiler.ir.VectorTarget;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The class of instances: state, instantiation, exports. It is what Java code that embeds the module uses. */
final class InstanceEmitter {

    static final String SEGMENTS_METHOD = "segments";

    private final ModuleLayout layout;
    private final SegmentResource segments;
    private final InitializerEmitter initializer;
    private final ClassFile target;

    InstanceEmitter(ModuleLayout layout, SegmentResource segments, InitializerEmitter initializer, String sourceFile) {
        this.layout = layout;
        this.segments = segments;
        this.initializer = initializer;
        this.target = new ClassFile(Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, layout.instanceClass,
                layout.instanceSuperclass(), sourceFile);
    }

    byte[] emit(ExportEmitter exports) {
        for (ImportInterface declared : layout.interfaces.values()) {
            target.writer.visitInnerClass(declared.className(), layout.instanceClass, declared.simpleName(),
                    Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE);
        }
        InstanceFields.emit(layout, target);
        emitConstructor();
        emitInitialize();
        emitFactories();
        if (layout.module.memories().stream().anyMatch(memory -> memory.imported() != null)) {
            emitNewMemories();
        }
        emitInvoke();
        emitType();
        emitReferenceCount();
        if (layout.hasArrays()) {
            emitHasArrays();
        }
        if (segments.length() > 0) {
            emitSegments();
        }
        exports.emit(target);
        return target.toBytes();
    }

    private void emitConstructor() {
        MethodVisitor method = target.method(Opcodes.ACC_PRIVATE, "<init>", "()V");
        var code = new Code(method);
        code.loadObject(0);
        code.invokeSpecial(layout.instanceSuperclass(), "<init>", "()V");
        code.op(Opcodes.RETURN);
        ClassFile.end(method);
    }

    /** Runs the steps of instantiation; what the JVM's checks throw becomes a trap. */
    private void emitInitialize() {
        MethodVisitor method = target.method(Opcodes.ACC_PRIVATE, "initialize",
                "(" + Runtime.descriptor(Runtime.IMPORTS) + ")V");
        var code = new Code(method);
        List<MethodRef> steps = initializer.steps().methods();
        if (!steps.isEmpty()) {
            var boundary = new GuestBoundary(code, layout, List.of(layout.instanceClass, Runtime.IMPORTS), 2);
            boundary.enter();
            for (MethodRef step : steps) {
                code.loadObject(0);
                code.loadObject(1);
                step.invoke(code);
            }
            boundary.leave();
            code.op(Opcodes.RETURN);
            boundary.finish();
        } else {
            code.op(Opcodes.RETURN);
        }
        ClassFile.end(method);
    }

    /**
     * The ways to make an instance. All begin with the states of host modules; then come the other imports, by name or as
     * implementations of the generated interfaces.
     */
    private void emitFactories() {
        boolean others = importsOtherThanFunctions();
        if (!layout.interfaces.isEmpty() || others) {
            emitFactory(Linking.BY_NAME);
        }
        if (!others) {
            emitFactory(Linking.TYPED);
        } else if (!layout.interfaces.isEmpty()) {
            emitFactory(Linking.TYPED_AND_NAMED);
        }
    }

    private enum Linking {
        /** {@code instantiate(states..., Imports)} */
        BY_NAME,
        /** {@code instantiate(states..., interfaces...)} */
        TYPED,
        /** {@code instantiate(states..., interfaces..., Imports)}: names for what is no function. */
        TYPED_AND_NAMED
    }

    private boolean importsOtherThanFunctions() {
        IrModule module = layout.module;
        return module.memories().stream().anyMatch(memory -> memory.imported() != null)
                || module.tables().stream().anyMatch(table -> table.imported() != null)
                || module.globals().stream().anyMatch(global -> global.imported() != null)
                || module.tags().stream().anyMatch(tag -> tag.imported() != null);
    }

    /** For programs, whose host has no memories of its own. */
    private void emitNewMemories() {
        MethodVisitor method = target.method(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, JvmCode.NEW_MEMORIES,
                "()" + Runtime.descriptor(Runtime.IMPORTS));
        var code = new Code(method);
        code.type(Opcodes.NEW, Runtime.IMPORTS);
        code.op(Opcodes.DUP);
        code.invokeSpecial(Runtime.IMPORTS, "<init>", "()V");
        for (IrModule.Memory memory : layout.module.memories()) {
            if (memory.imported() != null) {
                code.string(memory.imported().module());
                code.string(memory.imported().name());
                MemoryCreation.make(code, memory);
                code.invokeVirtual(Runtime.IMPORTS, "define", "(Ljava/lang/String;Ljava/lang/String;"
                        + Runtime.descriptor(Runtime.EXTERN) + ")" + Runtime.descriptor(Runtime.IMPORTS));
            }
        }
        code.op(Opcodes.ARETURN);
        ClassFile.end(method);
    }

    private void emitFactory(Linking linking) {
        var parameters = new StringBuilder();
        layout.hostStates.keySet().forEach(state -> parameters.append(Runtime.descriptor(state)));
        if (linking != Linking.BY_NAME) {
            layout.interfaces.values().forEach(declared -> parameters.append(declared.descriptor()));
        }
        if (linking != Linking.TYPED) {
            parameters.append(Runtime.descriptor(Runtime.IMPORTS));
        }
        MethodVisitor method = target.method(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "instantiate",
                "(" + parameters + ")" + layout.instanceDescriptor());
        var code = new Code(method);
        int parameter = 0;
        if (layout.module.vectors() == VectorTarget.VECTOR) {
            code.invokeStatic(Runtime.VECTOR_API, "check", "()V");
        }
        code.type(Opcodes.NEW, layout.instanceClass);
        code.op(Opcodes.DUP);
        code.invokeSpecial(layout.instanceClass, "<init>", "()V");
        for (var state : layout.hostStates.entrySet()) {
            assign(code, parameter++, state.getValue(), Runtime.descriptor(state.getKey()));
        }
        if (linking != Linking.BY_NAME) {
            for (ImportInterface declared : layout.interfaces.values()) {
                assign(code, parameter++, declared.field(), declared.descriptor());
            }
        } else {
            for (MethodRef step : initializer.linking().methods()) {
                code.op(Opcodes.DUP);
                code.loadObject(parameter);
                step.invoke(code);
            }
        }
        code.op(Opcodes.DUP);
        if (linking == Linking.TYPED) {
            code.op(Opcodes.ACONST_NULL);
        } else {
            code.loadObject(parameter);
        }
        code.invokeSpecial(layout.instanceClass, "initialize", "(" + Runtime.descriptor(Runtime.IMPORTS) + ")V");
        code.op(Opcodes.ARETURN);
        ClassFile.end(method);
    }

    private void assign(Code code, int parameter, String field, String descriptor) {
        code.op(Opcodes.DUP);
        code.loadObject(parameter);
        code.putField(layout.instanceClass, field, descriptor);
    }

    private void emitInvoke() {
        MethodVisitor method = target.method(Opcodes.ACC_PROTECTED, "invoke",
                "(II[Ljava/lang/Object;)[Ljava/lang/Object;");
        var code = new Code(method);
        byDispatchClass(code, owner -> {
            code.load(JvmType.INT, 1);
            code.loadObject(3);
            code.load(JvmType.INT, 2);
            code.loadObject(0);
            code.invokeStatic(owner, "invoke",
                    "(I[Ljava/lang/Object;I" + layout.instanceDescriptor() + ")[Ljava/lang/Object;");
        });
        ClassFile.end(method);
    }

    private void emitType() {
        MethodVisitor method = target.method(Opcodes.ACC_PROTECTED, "type",
                "(I)" + Runtime.descriptor(Runtime.FUNC_TYPE));
        var code = new Code(method);
        byDispatchClass(code, owner -> {
            code.load(JvmType.INT, 1);
            code.invokeStatic(owner, "type", "(I)" + Runtime.descriptor(Runtime.FUNC_TYPE));
        });
        ClassFile.end(method);
    }

    /** Chooses the dispatcher class by the signature number in slot 1. */
    private void byDispatchClass(Code code, java.util.function.Consumer<String> body) {
        int classes = layout.dispatchClasses();
        for (int number = 0; number < classes; number++) {
            List<Integer> signatures = layout.dispatchClassSignatures(number);
            var next = new Label();
            if (number < classes - 1) {
                code.load(JvmType.INT, 1);
                code.constant(signatures.get(signatures.size() - 1));
                code.jump(Opcodes.IF_ICMPGT, next);
            }
            body.accept(layout.dispatchClass(signatures.get(0)));
            code.op(Opcodes.ARETURN);
            if (number < classes - 1) {
                code.place(next);
                code.frame(Opcodes.F_SAME, List.of());
            }
        }
        if (classes == 0) {
            code.op(Opcodes.ACONST_NULL);
            code.op(Opcodes.ARETURN);
        }
    }

    private void emitReferenceCount() {
        MethodVisitor method = target.method(Opcodes.ACC_PROTECTED, "referenceCount", "()I");
        var code = new Code(method);
        code.constant(layout.functionsById.size());
        code.op(Opcodes.IRETURN);
        ClassFile.end(method);
    }

    private void emitHasArrays() {
        MethodVisitor method = target.method(Opcodes.ACC_PROTECTED, "hasArrays", "()Z");
        var code = new Code(method);
        code.op(Opcodes.ICONST_1);
        code.op(Opcodes.IRETURN);
        ClassFile.end(method);
    }

    /** Reads the resource once for all instances. Two threads may both read it: they get the same bytes. */
    private void emitSegments() {
        target.field(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC, SEGMENTS_METHOD, "[B");
        MethodVisitor method = target.method(Opcodes.ACC_STATIC, SEGMENTS_METHOD, "()[B");
        var code = new Code(method);
        var load = new Label();
        code.getStatic(layout.instanceClass, SEGMENTS_METHOD, "[B");
        code.jump(Opcodes.IFNULL, load);
        code.getStatic(layout.instanceClass, SEGMENTS_METHOD, "[B");
        code.op(Opcodes.ARETURN);
        code.place(load);
        code.frame(Opcodes.F_SAME, List.of());
        code.classConstant(layout.instanceClass);
        code.string(resourceName(layout.instanceClass));
        code.constant(segments.length());
        code.invokeStatic(Runtime.SEGMENTS, "load", "(Ljava/lang/Class;Ljava/lang/String;I)[B");
        code.op(Opcodes.DUP);
        code.putStatic(layout.instanceClass, SEGMENTS_METHOD, "[B");
        code.op(Opcodes.ARETURN);
        ClassFile.end(method);
    }

    /** The name of the segment resource, relative to the package of the class. */
    static String resourceName(String instanceClass) {
        return instanceClass.substring(instanceClass.lastIndexOf('/') + 1) + ".segments";
    }
}

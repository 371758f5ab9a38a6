package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.IrModule;
import dev.wasm2jar.compiler.ir.IrModule.ImportName;
import dev.wasm2jar.compiler.ir.MemoryKind;
import dev.wasm2jar.compiler.ir.VectorHalf;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/**
 * Instantiation (spec 4.7.2) as a sequence of steps on a new instance: {@code step(instance, imports)}.
 *
 * <p>Imported functions are linked separately, because they can be given in two ways.
 */
final class InitializerEmitter {

    private static final int INSTANCE = 0;
    private static final int IMPORTS = 1;

    private final ModuleLayout layout;
    private final IrModule module;
    private final SegmentResource segments;
    private final StepMethods linking;
    private final StepMethods steps;

    InitializerEmitter(ModuleLayout layout, SegmentResource segments) {
        this.layout = layout;
        this.module = layout.module;
        this.segments = segments;
        String descriptor = "(" + layout.instanceDescriptor() + Runtime.descriptor(Runtime.IMPORTS) + ")V";
        this.linking = new StepMethods(layout.instanceClass + "$Link", descriptor);
        this.steps = new StepMethods(layout.instanceClass + "$Init", descriptor);
    }

    void emit() {
        linkFunctions();
        linking.finish();
        tags();
        memories();
        globals();
        tables();
        data();
        elements();
        for (int i = 0; i < module.elements().size(); i++) {
            activateElements(i, module.elements().get(i));
        }
        for (int i = 0; i < module.data().size(); i++) {
            activateData(i, module.data().get(i));
        }
        hostStates();
        module.start().ifPresent(function -> steps.add(code -> {
            code.loadObject(INSTANCE);
            layout.function(function).invoke(code);
        }));
        steps.finish();
    }

    /** Steps that take the imported functions by name. */
    StepMethods linking() {
        return linking;
    }

    /** All other steps. */
    StepMethods steps() {
        return steps;
    }

    private void linkFunctions() {
        for (int i = 0; i < layout.imports.size(); i++) {
            if (layout.imports.get(i) instanceof ImportBinding.Linked linked) {
                int function = i;
                linking.add(code -> linkFunction(code, function, linked));
            }
        }
    }

    private void linkFunction(Code code, int function, ImportBinding.Linked linked) {
        IrModule.Function declaration = module.functions().get(function);
        code.loadObject(INSTANCE);
        code.loadObject(IMPORTS);
        name(code, declaration.imported());
        layout.funcType(layout.signatureNumber(declaration.signature())).invoke(code);
        code.invokeVirtual(Runtime.IMPORTS, "function", "(Ljava/lang/String;Ljava/lang/String;"
                + Runtime.descriptor(Runtime.FUNC_TYPE) + ")" + Runtime.descriptor(Runtime.FUNC_REF));
        code.putField(layout.instanceClass, linked.field(), Runtime.descriptor(Runtime.FUNC_REF));
        if (module.referenced().contains(function)) {
            code.loadObject(INSTANCE);
            code.constant(layout.id(function));
            code.loadObject(INSTANCE);
            code.getField(layout.instanceClass, linked.field(), Runtime.descriptor(Runtime.FUNC_REF));
            code.invokeVirtual(layout.instanceClass, "bind", "(I" + Runtime.descriptor(Runtime.FUNC_REF) + ")V");
        }
    }

    private static void name(Code code, ImportName name) {
        code.string(name.module());
        code.string(name.name());
    }

    private void tags() {
        for (int i = 0; i < module.tags().size(); i++) {
            IrModule.Tag tag = module.tags().get(i);
            String field = ModuleLayout.tagField(i);
            MethodRef type = layout.funcType(layout.signatureNumber(tag.signature()));
            steps.add(code -> {
                code.loadObject(INSTANCE);
                if (tag.imported() != null) {
                    code.loadObject(IMPORTS);
                    name(code, tag.imported());
                    type.invoke(code);
                    code.invokeVirtual(Runtime.IMPORTS, "tag", "(Ljava/lang/String;Ljava/lang/String;"
                            + Runtime.descriptor(Runtime.FUNC_TYPE) + ")" + Runtime.descriptor(Runtime.TAG));
                } else {
                    code.type(Opcodes.NEW, Runtime.TAG);
                    code.op(Opcodes.DUP);
                    type.invoke(code);
                    code.invokeSpecial(Runtime.TAG, "<init>", "(" + Runtime.descriptor(Runtime.FUNC_TYPE) + ")V");
                }
                code.putField(layout.instanceClass, field, Runtime.descriptor(Runtime.TAG));
            });
        }
    }

    private void memories() {
        for (int i = 0; i < module.memories().size(); i++) {
            IrModule.Memory memory = module.memories().get(i);
            String field = ModuleLayout.memoryField(i);
            boolean owned = i == layout.ownedMemory();
            steps.add(code -> {
                code.loadObject(INSTANCE);
                if (memory.imported() != null) {
                    code.loadObject(IMPORTS);
                    name(code, memory.imported());
                    MemoryCreation.find(code, memory);
                } else {
                    MemoryCreation.make(code, memory);
                }
                if (owned) {
                    code.op(Opcodes.DUP);
                    code.loadObject(INSTANCE);
                    code.invokeVirtual(Runtime.MEMORY, "own", "(" + Runtime.descriptor(Runtime.INSTANCE) + ")V");
                }
                code.putField(layout.instanceClass, field, MemoryField.of(memory.kind()).descriptor());
            });
        }
    }

    private void globals() {
        for (int i = 0; i < module.globals().size(); i++) {
            IrModule.Global global = module.globals().get(i);
            GlobalField field = layout.globals.get(i);
            if (global.imported() != null || field.holder() != null || !isZero(global.initial())) {
                steps.add(code -> initGlobal(code, global, field));
            }
        }
    }

    private void initGlobal(Code code, IrModule.Global global, GlobalField field) {
        code.loadObject(INSTANCE);
        if (global.imported() != null) {
            code.loadObject(IMPORTS);
            name(code, global.imported());
            code.string(global.typeText());
            code.constant(global.mutable() ? 1 : 0);
            code.invokeVirtual(Runtime.IMPORTS, "global",
                    "(Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;Z)"
                            + Runtime.descriptor(Runtime.GLOBAL));
            code.type(Opcodes.CHECKCAST, field.holder());
        } else if (field.holder() != null) {
            code.type(Opcodes.NEW, field.holder());
            code.op(Opcodes.DUP);
            if (field.type().isReference()) {
                code.string(global.typeText());
                code.strings(global.supertypes());
            }
            code.constant(global.mutable() ? 1 : 0);
            constant(code, global.initial());
            code.invokeSpecial(field.holder(), "<init>",
                    (field.type().isReference() ? "(Ljava/lang/String;[Ljava/lang/String;Z" : "(Z")
                            + field.valueDescriptor() + ")V");
        } else if (field.type().equals(JvmType.VECTOR)) {
            initVector(code, global, field);
            return;
        } else {
            constant(code, global.initial());
        }
        code.putField(layout.instanceClass, field.name(), field.descriptor());
    }

    /** Under the instance, the operand stack has the halves: the upper one comes off first. */
    private void initVector(Code code, IrModule.Global global, GlobalField field) {
        constant(code, global.initial());
        code.loadObject(INSTANCE);
        code.op(Opcodes.DUP_X2);
        code.op(Opcodes.POP);
        code.putField(layout.instanceClass, field.name(VectorHalf.HIGH), "J");
        code.putField(layout.instanceClass, field.name(VectorHalf.LOW), "J");
    }

    private static boolean isZero(Expression initial) {
        return initial instanceof Expression.RefNull
                || (initial instanceof Expression.I32Const i32 && i32.value() == 0)
                || (initial instanceof Expression.I64Const i64 && i64.value() == 0)
                || (initial instanceof Expression.V128Const v128 && (v128.low() | v128.high()) == 0)
                || (initial instanceof Expression.F32Const f32 && f32.bits() == 0)
                || (initial instanceof Expression.F64Const f64 && f64.bits() == 0);
    }

    /** A constant expression: its code needs nothing but the instance. */
    private void constant(Code code, Expression expression) {
        emitter(code).emit(expression);
    }

    private ExpressionEmitter emitter(Code code) {
        var slots = new LocalSlots();
        slots.addInstance(layout.instanceClass);
        return new ExpressionEmitter(new MethodScope(layout, null, code, slots, Set.of(), null, null));
    }

    private boolean isLarge(int memory) {
        return module.memories().get(memory).kind() == MemoryKind.LARGE;
    }

    private void tables() {
        for (int i = 0; i < module.tables().size(); i++) {
            IrModule.Table table = module.tables().get(i);
            String field = ModuleLayout.tableField(i);
            steps.add(code -> {
                code.loadObject(INSTANCE);
                if (table.imported() != null) {
                    code.loadObject(IMPORTS);
                    name(code, table.imported());
                    code.string(table.elementText());
                    code.constant(MemoryField.bits(table.addressType()));
                    code.constant(table.minimum());
                    code.constant(MemoryCreation.maximum(table.maximum()));
                    code.invokeVirtual(Runtime.IMPORTS, "table",
                            "(Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;IJJ)"
                                    + Runtime.descriptor(Runtime.TABLE));
                } else {
                    code.type(Opcodes.NEW, Runtime.TABLE);
                    code.op(Opcodes.DUP);
                    code.string(table.elementText());
                    code.constant(MemoryField.bits(table.addressType()));
                    code.constant(Long.compareUnsigned(table.minimum(), Integer.MAX_VALUE) > 0
                            ? Integer.MAX_VALUE
                            : (int) table.minimum());
                    code.constant(MemoryCreation.maximum(table.maximum()));
                    constant(code, table.initial());
                    code.invokeSpecial(Runtime.TABLE, "<init>", "(Ljava/lang/String;IIJLjava/lang/Object;)V");
                }
                code.putField(layout.instanceClass, field, Runtime.descriptor(Runtime.TABLE));
            });
        }
    }

    /** Pushes the bytes of all segments; there is no resource if all of them are empty. */
    private void resource(Code code) {
        if (segments.length() == 0) {
            code.getStatic(Runtime.SEGMENTS, "NO_DATA", "[B");
        } else {
            code.invokeStatic(layout.instanceClass, InstanceEmitter.SEGMENTS_METHOD, "()[B");
        }
    }

    /** Passive segments keep their bytes; active ones are dropped once they are copied, so they begin as dropped. */
    private void data() {
        for (int i = 0; i < module.data().size(); i++) {
            int number = i;
            IrModule.Data data = module.data().get(i);
            steps.add(code -> {
                code.loadObject(INSTANCE);
                if (data.offset() == null) {
                    resource(code);
                    code.constant(segments.dataStart(number));
                    code.constant(data.length());
                    code.invokeStatic(Runtime.SEGMENTS, "slice", "([BII)[B");
                } else {
                    code.getStatic(Runtime.SEGMENTS, "NO_DATA", "[B");
                }
                code.putField(layout.instanceClass, ModuleLayout.dataField(number), "[B");
            });
        }
    }

    private void elements() {
        for (int i = 0; i < module.elements().size(); i++) {
            int number = i;
            IrModule.Elements elements = module.elements().get(i);
            String field = ModuleLayout.elementsField(i);
            steps.add(code -> {
                code.loadObject(INSTANCE);
                if (elements.mode() == IrModule.ElementMode.DECLARATIVE) {
                    code.getStatic(Runtime.SEGMENTS, "NO_ELEMENTS", "[Ljava/lang/Object;");
                } else if (SegmentResource.isPlain(elements)) {
                    resource(code);
                    code.constant(segments.elementStart(number));
                    code.constant(elements.values().size());
                    code.loadObject(INSTANCE);
                    code.invokeStatic(Runtime.SEGMENTS, "references",
                            "([BII" + Runtime.descriptor(Runtime.INSTANCE) + ")[Ljava/lang/Object;");
                } else {
                    code.constant(elements.values().size());
                    code.type(Opcodes.ANEWARRAY, "java/lang/Object");
                }
                code.putField(layout.instanceClass, field, "[Ljava/lang/Object;");
            });
            if (elements.mode() != IrModule.ElementMode.DECLARATIVE && !SegmentResource.isPlain(elements)) {
                computedElements(field, elements.values());
            }
        }
    }

    private void computedElements(String field, List<Expression> values) {
        for (int j = 0; j < values.size(); j++) {
            int index = j;
            steps.add(code -> {
                code.loadObject(INSTANCE);
                code.getField(layout.instanceClass, field, "[Ljava/lang/Object;");
                code.constant(index);
                constant(code, values.get(index));
                code.op(Opcodes.AASTORE);
            });
        }
    }

    private void activateElements(int number, IrModule.Elements elements) {
        if (elements.mode() != IrModule.ElementMode.ACTIVE) {
            return;
        }
        String field = ModuleLayout.elementsField(number);
        steps.add(code -> {
            code.loadObject(INSTANCE);
            code.getField(layout.instanceClass, ModuleLayout.tableField(elements.table()),
                    Runtime.descriptor(Runtime.TABLE));
            code.loadObject(INSTANCE);
            code.getField(layout.instanceClass, field, "[Ljava/lang/Object;");
            constant(code, elements.offset());
            code.constant(0);
            code.constant(elements.values().size());
            code.invokeVirtual(Runtime.TABLE, "init", "([Ljava/lang/Object;III)V");
            code.loadObject(INSTANCE);
            code.getStatic(Runtime.SEGMENTS, "NO_ELEMENTS", "[Ljava/lang/Object;");
            code.putField(layout.instanceClass, field, "[Ljava/lang/Object;");
        });
    }

    private void activateData(int number, IrModule.Data data) {
        if (data.offset() == null) {
            return;
        }
        steps.add(code -> {
            resource(code);
            code.constant(segments.dataStart(number));
            code.constant(data.length());
            code.loadObject(INSTANCE);
            code.getField(layout.instanceClass, ModuleLayout.memoryField(data.memory()),
                    MemoryField.of(module, data.memory()).descriptor());
            if (isLarge(data.memory())) {
                emitter(code).emitAsLong(data.offset());
            } else {
                constant(code, data.offset());
            }
            code.invokeStatic(Runtime.SEGMENTS, "copy", "([BII" + Runtime.descriptor(Runtime.MEMORY)
                    + (isLarge(data.memory()) ? "J)V" : "I)V"));
        });
    }

    /** Host modules work on the memory that is exported as "memory", or else on the first one. */
    private void hostStates() {
        if (module.memories().isEmpty()) {
            return;
        }
        int memory = module.exports().stream()
                .filter(export -> export.kind() == IrModule.ExportKind.MEMORY && export.name().equals("memory"))
                .mapToInt(IrModule.Export::index)
                .findFirst()
                .orElse(0);
        layout.hostStates.forEach((type, field) -> steps.add(code -> {
            code.loadObject(INSTANCE);
            code.getField(layout.instanceClass, field, Runtime.descriptor(type));
            code.loadObject(INSTANCE);
            code.getField(layout.instanceClass, ModuleLayout.memoryField(memory),
                    MemoryField.of(module, memory).descriptor());
            code.putField(type, "memory", Runtime.descriptor(Runtime.MEMORY));
        }));
    }
}

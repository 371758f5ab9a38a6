package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.IrModule;
import dev.wasm2jar.compiler.ir.VectorHalf;

/** The fields of the instance class: the state of an instance. */
final class InstanceFields {

    private InstanceFields() {}

    static void emit(ModuleLayout layout, ClassFile target) {
        IrModule module = layout.module;
        for (int i = 0; i < module.memories().size(); i++) {
            target.field(0, ModuleLayout.memoryField(i), MemoryField.of(module, i).descriptor());
        }
        for (int i = 0; i < module.tables().size(); i++) {
            target.field(0, ModuleLayout.tableField(i), Runtime.descriptor(Runtime.TABLE));
        }
        for (GlobalField global : layout.globals) {
            if (global.type().equals(JvmType.VECTOR) && global.holder() == null) {
                target.field(0, global.name(VectorHalf.LOW), "J");
                target.field(0, global.name(VectorHalf.HIGH), "J");
            } else {
                target.field(0, global.name(), global.descriptor());
            }
        }
        for (int i = 0; i < module.tags().size(); i++) {
            target.field(0, ModuleLayout.tagField(i), Runtime.descriptor(Runtime.TAG));
        }
        layout.tailCalls.fields().forEach((name, descriptor) -> target.field(0, name, descriptor));
        for (int i = 0; i < module.data().size(); i++) {
            target.field(0, ModuleLayout.dataField(i), "[B");
        }
        for (int i = 0; i < module.elements().size(); i++) {
            target.field(0, ModuleLayout.elementsField(i), "[Ljava/lang/Object;");
        }
        for (ImportBinding binding : layout.imports) {
            if (binding instanceof ImportBinding.Linked linked) {
                target.field(0, linked.field(), Runtime.descriptor(Runtime.FUNC_REF));
            }
        }
        for (ImportInterface declared : layout.interfaces.values()) {
            target.field(0, declared.field(), declared.descriptor());
        }
        layout.hostStates.forEach((type, field) -> target.field(0, field, Runtime.descriptor(type)));
    }
}

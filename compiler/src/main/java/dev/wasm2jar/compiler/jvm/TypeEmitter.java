package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.AggregateType;
import dev.wasm2jar.compiler.ir.HeapExpression;
import dev.wasm2jar.compiler.ir.ReferenceType;
import dev.wasm2jar.compiler.ir.Storage;
import dev.wasm2jar.compiler.ir.Storage.Packing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The classes of structure and array types: fields and constructors only. What is done with objects is in functions. */
final class TypeEmitter {

    private final AggregateType type;
    private final String superName;
    private final ClassFile target;

    private TypeEmitter(AggregateType type) {
        this.type = type;
        this.superName = superName(type.reference().supertype());
        int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER
                | (type.finality() == AggregateType.Finality.FINAL ? Opcodes.ACC_FINAL : 0);
        this.target = new ClassFile(access, TypeClasses.name(type.reference()), superName, null);
    }

    private String superName(ReferenceType supertype) {
        return type instanceof AggregateType.Array array && supertype == ReferenceType.ARRAY
                ? TypeClasses.arrayBase(array.element())
                : JvmType.of(supertype).className();
    }

    /** Class files by internal name. */
    static Map<String, byte[]> emit(List<AggregateType> types) {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        for (AggregateType type : types) {
            var emitter = new TypeEmitter(type);
            if (type instanceof AggregateType.Structure structure) {
                emitter.emitStructure(structure);
            } else {
                emitter.emitArrayConstructor(((AggregateType.Array) type).element());
            }
            classes.put(emitter.target.name, emitter.target.toBytes());
        }
        return classes;
    }

    private void emitStructure(AggregateType.Structure structure) {
        List<Storage> fields = structure.fields();
        for (int i = structure.inherited(); i < fields.size(); i++) {
            target.field(Opcodes.ACC_PUBLIC, TypeClasses.field(i), TypeClasses.descriptor(fields.get(i)));
        }
        emitConstructor(List.of(), "()V");
        if (!fields.isEmpty() && fields.size() <= HeapExpression.Allocation.MAX_OPERANDS) {
            emitConstructor(fields, TypeClasses.constructor(structure));
        }
    }

    private void emitConstructor(List<Storage> fields, String descriptor) {
        MethodVisitor method = target.method(Opcodes.ACC_PUBLIC, "<init>", descriptor);
        var code = new Code(method);
        code.loadObject(0);
        code.invokeSpecial(superName, "<init>", "()V");
        int slot = 1;
        for (int i = 0; i < fields.size(); i++) {
            Storage field = fields.get(i);
            JvmType value = JvmType.of(field.type());
            code.loadObject(0);
            code.load(value, slot);
            narrow(code, field.packing());
            code.putField(target.name, TypeClasses.field(i), TypeClasses.descriptor(field));
            slot += value.slots;
        }
        code.op(Opcodes.RETURN);
        ClassFile.end(method);
    }

    /** From an i32 to what a packed field holds. */
    static void narrow(Code code, Packing packing) {
        switch (packing) {
            case I8 -> code.op(Opcodes.I2B);
            case I16 -> code.op(Opcodes.I2C);
            case NONE, VECTOR -> {}
        }
    }

    private void emitArrayConstructor(Storage element) {
        String descriptor = "([" + TypeClasses.descriptor(element) + ")V";
        MethodVisitor method = target.method(Opcodes.ACC_PUBLIC, "<init>", descriptor);
        var code = new Code(method);
        code.loadObject(0);
        code.loadObject(1);
        code.invokeSpecial(superName, "<init>", descriptor);
        code.op(Opcodes.RETURN);
        ClassFile.end(method);
    }
}

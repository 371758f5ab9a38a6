package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.IrModule;
import dev.wasm2jar.compiler.ir.MemoryKind;
import java.util.OptionalLong;
import org.objectweb.asm.Opcodes;

/** How an instance comes to its memories. */
final class MemoryCreation {

    private MemoryCreation() {}

    /** Pushes the memory that an import is bound to; the imports and its two names are on the operand stack. */
    static void find(Code code, IrModule.Memory memory) {
        if (!memory.isOrdinary()) {
            code.constant(MemoryField.bits(memory.addressType()));
            code.constant(memory.pageSizeLog2());
        }
        code.constant(memory.minimum());
        code.constant(maximum(memory.maximum()));
        String names = "Ljava/lang/String;Ljava/lang/String;";
        String type = memory.isOrdinary() ? "JJ" : "IIJJ";
        MemoryField field = MemoryField.of(memory.kind());
        if (memory.kind() == MemoryKind.ARRAY) {
            code.invokeVirtual(Runtime.IMPORTS, "memory", "(" + names + type + ")" + field.descriptor());
        } else {
            code.invokeStatic(field.className(), "imported",
                    "(" + Runtime.descriptor(Runtime.IMPORTS) + names + type + ")" + field.descriptor());
        }
    }

    /** Pushes a new memory. */
    static void make(Code code, IrModule.Memory memory) {
        String className = MemoryField.of(memory.kind()).className();
        code.type(Opcodes.NEW, className);
        code.op(Opcodes.DUP);
        if (memory.isOrdinary()) {
            code.constant((int) memory.minimum());
            code.constant(maximum(memory.maximum()));
            code.invokeSpecial(className, "<init>", "(IJ)V");
            return;
        }
        code.constant(MemoryField.bits(memory.addressType()));
        boolean hasPageSize = memory.kind() != MemoryKind.LARGE;
        if (hasPageSize) {
            code.constant(memory.pageSizeLog2());
        }
        code.constant(memory.minimum());
        code.constant(maximum(memory.maximum()));
        code.invokeSpecial(className, "<init>", hasPageSize ? "(IIJJ)V" : "(IJJ)V");
    }

    /** A maximum as the runtime wants it: -1 for none. Those from 2^63 on are out of reach alike. */
    static long maximum(OptionalLong declared) {
        return declared.isEmpty() ? -1 : declared.getAsLong() < 0 ? Long.MAX_VALUE : declared.getAsLong();
    }
}

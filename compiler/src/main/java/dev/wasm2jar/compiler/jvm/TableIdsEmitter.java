package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.IrModule;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The ids of the functions in tables that never change, as constant arrays: a call through such a table needs to look at
 * neither the table nor a reference.
 */
final class TableIdsEmitter {

    /** Ids are characters, plus 1; 0 stands for null. */
    static final int MOST_IDS = Character.MAX_VALUE;

    /** So many characters always fit a constant string, whose bytes are at most 65,535 (JVMS 4.4.7). */
    private static final int CONSTANT_LENGTH = 65535 / 3;

    private TableIdsEmitter() {}

    /** Adds the arrays to a class, and its initializer. */
    static void emit(ModuleLayout layout, ClassFile classFile) {
        List<IrModule.Table> tables = layout.module.tables();
        MethodVisitor initializer = null;
        for (int i = 0; i < tables.size(); i++) {
            Optional<String> field = layout.tableIdsField(i);
            if (field.isEmpty()) {
                continue;
            }
            if (initializer == null) {
                initializer = classFile.method(Opcodes.ACC_STATIC, "<clinit>", "()V");
            }
            classFile.field(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, field.get(), "[C");
            var code = new Code(initializer);
            pushText(code, text(layout, tables.get(i).fixed().orElseThrow()));
            code.invokeVirtual("java/lang/String", "toCharArray", "()[C");
            code.putStatic(classFile.name, field.get(), "[C");
        }
        if (initializer != null) {
            initializer.visitInsn(Opcodes.RETURN);
            ClassFile.end(initializer);
        }
    }

    private static String text(ModuleLayout layout, List<Integer> functions) {
        var text = new StringBuilder(functions.size());
        for (int function : functions) {
            text.append(function == IrModule.Table.NO_FUNCTION ? '\0' : (char) (layout.id(function) + 1));
        }
        return text.toString();
    }

    private static void pushText(Code code, String text) {
        code.string(text.substring(0, Math.min(CONSTANT_LENGTH, text.length())));
        for (int start = CONSTANT_LENGTH; start < text.length(); start += CONSTANT_LENGTH) {
            code.string(text.substring(start, Math.min(start + CONSTANT_LENGTH, text.length())));
            code.invokeVirtual("java/lang/String", "concat", "(Ljava/lang/String;)Ljava/lang/String;");
        }
    }
}

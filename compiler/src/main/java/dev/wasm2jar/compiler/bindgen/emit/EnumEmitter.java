package dev.wasm2jar.compiler.bindgen.emit;

import dev.wasm2jar.compiler.bindgen.metadata.ExportedEnum;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/** The class for an exported enumeration of numbers: its constants. */
final class EnumEmitter {

    private EnumEmitter() {}

    static GeneratedClass emit(String className, ExportedEnum enumeration) {
        var target = new GeneratedClass(Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, className,
                "java/lang/Object");
        Set<String> taken = new HashSet<>();
        for (ExportedEnum.Constant constant : enumeration.constants()) {
            String name = name(constant.name());
            while (!taken.add(name)) {
                name += "_";
            }
            target.constant(name, constant.value());
        }
        Body constructor = target.method(Opcodes.ACC_PRIVATE, "<init>", "()V");
        constructor.load("L" + className + ";", 0);
        constructor.invokeSpecial("java/lang/Object", "<init>", "()V");
        constructor.returnValue("V");
        constructor.end();
        return target;
    }

    /** {@code NeedsMoreInput} becomes {@code NEEDS_MORE_INPUT}. */
    private static String name(String name) {
        var text = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (i > 0 && Character.isUpperCase(c) && Character.isLowerCase(name.charAt(i - 1))) {
                text.append('_');
            }
            text.append(c);
        }
        return text.toString().toUpperCase(Locale.ROOT);
    }
}

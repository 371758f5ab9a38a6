package dev.wasm2jar.compiler.bindgen.emit;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/** The interface of what Java code must provide. */
final class ImportsEmitter {

    private final ApiNames names;
    private final JavaTypes types;

    ImportsEmitter(ApiNames names, JavaTypes types) {
        this.names = names;
        this.types = types;
    }

    byte[] emit(ApiEmitter api, List<BoundImport> imports) {
        int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE;
        var target = new GeneratedClass(access, names.imports(), "java/lang/Object");
        api.innerClass(target, names.imports(), access | Opcodes.ACC_STATIC);
        Set<String> declared = new HashSet<>();
        for (BoundImport imported : imports) {
            if (imported.target() instanceof Target.Embedder embedder
                    && declared.add(embedder.method() + descriptor(types, imported))) {
                target.abstractMethod(embedder.method(), descriptor(types, imported));
            }
        }
        return target.toBytes();
    }

    static String descriptor(JavaTypes types, BoundImport imported) {
        var text = new StringBuilder("(");
        imported.type().parameters().forEach(parameter -> text.append(types.of(parameter)));
        return text.append(')').append(types.of(imported.type().result())).toString();
    }
}

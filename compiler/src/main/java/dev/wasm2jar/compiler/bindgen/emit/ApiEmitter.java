package dev.wasm2jar.compiler.bindgen.emit;

import java.util.Collection;
import java.util.List;
import org.objectweb.asm.Opcodes;

/** The class that Java code uses: instantiation, and the exported functions. */
final class ApiEmitter {

    private final ApiNames names;
    private final GeneratedClass target;
    private final boolean hasImports;

    ApiEmitter(ApiNames names, boolean hasImports) {
        this.names = names;
        this.hasImports = hasImports;
        this.target = new GeneratedClass(Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, names.api(),
                "java/lang/Object");
    }

    GeneratedClass target() {
        return target;
    }

    /** @param nested internal names of the public nested classes */
    void begin(Collection<String> nested) {
        for (String className : nested) {
            innerClass(target, className, Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL);
        }
        if (hasImports) {
            innerClass(target, names.imports(),
                    Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE);
        }
        target.field(Opcodes.ACC_FINAL, "guest", names.guestType());
        Body body = target.method(Opcodes.ACC_PRIVATE, "<init>", "(" + names.guestType() + ")V");
        body.load(names.apiType(), 0);
        body.invokeSpecial("java/lang/Object", "<init>", "()V");
        body.load(names.apiType(), 0);
        body.load(names.guestType(), 1);
        body.putField(names.api(), "guest", names.guestType());
        body.returnValue("V");
        body.end();
        instantiate();
        instantiateWithContext();
    }

    void innerClass(GeneratedClass where, String className, int access) {
        where.writer.visitInnerClass(className, names.api(), className.substring(names.api().length() + 1), access);
    }

    /** With a JavaScript world of its own. */
    private void instantiate() {
        Body body = target.method(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "instantiate",
                "(" + importsType() + ")" + names.apiType(), hasImports ? List.of("imports") : List.of());
        String context = "dev/wasm2jar/runtime/js/JsContext";
        body.type(Opcodes.NEW, context);
        body.op(Opcodes.DUP);
        body.invokeSpecial(context, "<init>", "()V");
        if (hasImports) {
            body.load(names.importsType(), 0);
        }
        body.invokeStatic(names.api(), "instantiate", "(" + GuestEmitter.CONTEXT + importsType() + ")" + names.apiType());
        body.returnValue(names.apiType());
        body.end();
    }

    private void instantiateWithContext() {
        Body body = target.method(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "instantiate",
                "(" + GuestEmitter.CONTEXT + importsType() + ")" + names.apiType(),
                hasImports ? List.of("context", "imports") : List.of("context"));
        body.type(Opcodes.NEW, names.api());
        body.op(Opcodes.DUP);
        body.type(Opcodes.NEW, names.guest());
        body.op(Opcodes.DUP);
        body.load(GuestEmitter.CONTEXT, 0);
        if (hasImports) {
            body.load(names.importsType(), 1);
        }
        body.invokeSpecial(names.guest(), "<init>", "(" + GuestEmitter.CONTEXT + importsType() + ")V");
        body.invokeSpecial(names.api(), "<init>", "(" + names.guestType() + ")V");
        body.returnValue(names.apiType());
        body.end();
    }

    private String importsType() {
        return hasImports ? names.importsType() : "";
    }
}

package dev.wasm2jar.compiler.jar;

import dev.wasm2jar.compiler.CompiledModule;
import dev.wasm2jar.compiler.host.WasiFunctions;
import dev.wasm2jar.compiler.jvm.JvmCode;
import dev.wasm2jar.compiler.wasm.Module;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The main class of a jar: a handful of constants and calls, so that neither the start nor the JVM's search for {@code
 * main} takes time. It is not the class of instances, which may have thousands of methods.
 */
final class MainClass {

    private static final String LAUNCH = "dev/wasm2jar/runtime/launch/";
    private static final String GUEST_PROGRAM = LAUNCH + "GuestProgram";
    private static final String IMPORTS = "dev/wasm2jar/runtime/Imports";
    private static final String FUNCTION = "dev/wasm2jar/runtime/FuncRef";
    private static final String WASI = "L" + WasiFunctions.STATE + ";";
    private static final int WASI_VARIABLE = 1;
    private static final int IMPORTS_VARIABLE = 2;
    private static final int INSTANCE_VARIABLE = 3;
    private static final String INSTANCE_DESCRIPTOR = "Ldev/wasm2jar/runtime/Instance;";

    private final JvmCode code;
    private final String name;
    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);

    private MainClass(JvmCode code) {
        this.code = code;
        this.name = name(code);
    }

    /** The internal name of the main class: one that no class of the module has. */
    static String name(JvmCode code) {
        String name = code.instanceClass() + "$Main";
        while (code.classes().containsKey(name)) {
            name += "_";
        }
        return name;
    }

    /**
     * The main class of a program.
     *
     * @param launcher internal name of the class whose {@code main(GuestProgram, String[])} it calls
     */
    static byte[] ofCommand(
            CompiledModule module, String moduleName, String version, List<String> hostOptions, List<LinkedModule> linked,
            String launcher) {
        JvmCode code = module.code();
        checkImports(code, linked.isEmpty());
        for (int i = 0; i < linked.size(); i++) {
            checkImports(linked.get(i).module().code(), i == 0);
        }
        return new MainClass(code).command(module.module(), moduleName, version, hostOptions, linked, launcher);
    }

    private static void checkImports(JvmCode code, boolean first) {
        if (first && code.needsImports() || !List.of(WasiFunctions.STATE).containsAll(code.hostStates())) {
            throw new IllegalArgumentException("a program can import nothing but WASI, memories and from linked modules");
        }
    }

    /** The main class of a library, which only says what the jar holds. */
    static byte[] ofLibrary(JvmCode code, String moduleName, String exports) {
        return new MainClass(code).library(moduleName, exports);
    }

    private byte[] command(
            Module module, String moduleName, String version, List<String> hostOptions,
            List<LinkedModule> linked, String launcher) {
        begin(new String[] {GUEST_PROGRAM});
        constructor();
        MethodVisitor main = main();
        main.visitTypeInsn(Opcodes.NEW, name);
        main.visitInsn(Opcodes.DUP);
        main.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", "()V", false);
        main.visitVarInsn(Opcodes.ALOAD, 0);
        main.visitMethodInsn(Opcodes.INVOKESTATIC, launcher, "main",
                "(L" + GUEST_PROGRAM + ";[Ljava/lang/String;)V", false);
        end(main, Opcodes.RETURN);
        another();
        string("name", moduleName);
        string("compilerVersion", version);
        string("instanceClass", code.instanceClass().replace('/', '.'));
        strings("hostOptions", hostOptions);
        instantiate(module, linked);
        start();
        return finish();
    }

    private byte[] library(String moduleName, String exports) {
        begin(null);
        MethodVisitor main = main();
        main.visitLdcInsn(moduleName);
        main.visitLdcInsn(code.instanceClass().replace('/', '.'));
        main.visitLdcInsn(exports);
        main.visitMethodInsn(Opcodes.INVOKESTATIC, LAUNCH + "Library", "main",
                "(Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;)V", false);
        end(main, Opcodes.RETURN);
        return finish();
    }

    private void begin(String[] interfaces) {
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, name, null,
                "java/lang/Object", interfaces);
    }

    private byte[] finish() {
        writer.visitEnd();
        return writer.toByteArray();
    }

    private MethodVisitor method(int access, String method, String descriptor) {
        MethodVisitor visitor = writer.visitMethod(access, method, descriptor, null, null);
        visitor.visitCode();
        return visitor;
    }

    private static void end(MethodVisitor method, int opcode) {
        method.visitInsn(opcode);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    private MethodVisitor main() {
        return method(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "main", "([Ljava/lang/String;)V");
    }

    private void constructor() {
        MethodVisitor method = method(Opcodes.ACC_PUBLIC, "<init>", "()V");
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        end(method, Opcodes.RETURN);
    }

    private void another() {
        MethodVisitor method = method(Opcodes.ACC_PUBLIC, "another", "()L" + GUEST_PROGRAM + ";");
        method.visitTypeInsn(Opcodes.NEW, name);
        method.visitInsn(Opcodes.DUP);
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", "()V", false);
        end(method, Opcodes.ARETURN);
    }

    private void string(String method, String value) {
        MethodVisitor visitor = method(Opcodes.ACC_PUBLIC, method, "()Ljava/lang/String;");
        visitor.visitLdcInsn(value);
        end(visitor, Opcodes.ARETURN);
    }

    private void strings(String method, List<String> values) {
        MethodVisitor visitor = method(Opcodes.ACC_PUBLIC, method, "()[Ljava/lang/String;");
        visitor.visitIntInsn(Opcodes.SIPUSH, values.size());
        visitor.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/String");
        for (int i = 0; i < values.size(); i++) {
            visitor.visitInsn(Opcodes.DUP);
            visitor.visitIntInsn(Opcodes.SIPUSH, i);
            visitor.visitLdcInsn(values.get(i));
            visitor.visitInsn(Opcodes.AASTORE);
        }
        end(visitor, Opcodes.ARETURN);
    }

    /** All instances of a program have the same memories, if they import some. */
    private void imports(MethodVisitor method) {
        String descriptor = "L" + IMPORTS + ";";
        writer.visitField(Opcodes.ACC_PRIVATE, "imports", descriptor, null, null).visitEnd();
        var made = new Label();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitFieldInsn(Opcodes.GETFIELD, name, "imports", descriptor);
        method.visitJumpInsn(Opcodes.IFNONNULL, made);
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitMethodInsn(
                Opcodes.INVOKESTATIC, code.instanceClass(), JvmCode.NEW_MEMORIES, "()" + descriptor, false);
        method.visitFieldInsn(Opcodes.PUTFIELD, name, "imports", descriptor);
        method.visitLabel(made);
        method.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    }

    /** Makes instances of the linked modules, each with what those before it export, and then the program's. */
    private void instantiate(Module module, List<LinkedModule> linked) {
        MethodVisitor method = method(Opcodes.ACC_PUBLIC, "instantiate", "(" + WASI + ")" + INSTANCE_DESCRIPTOR);
        if (code.importsMemories()) {
            imports(method);
        }
        if (WasiFunctions.startsThreads(module)) {
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitVarInsn(Opcodes.ALOAD, 1);
            method.visitMethodInsn(Opcodes.INVOKESTATIC, LAUNCH + "ProgramThreads", "prepare",
                    "(L" + GUEST_PROGRAM + ";" + WASI + ")V", false);
        }
        if (code.importsMemories()) {
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitFieldInsn(Opcodes.GETFIELD, name, "imports", "L" + IMPORTS + ";");
            method.visitVarInsn(Opcodes.ASTORE, IMPORTS_VARIABLE);
        } else if (!linked.isEmpty()) {
            method.visitTypeInsn(Opcodes.NEW, IMPORTS);
            method.visitInsn(Opcodes.DUP);
            method.visitMethodInsn(Opcodes.INVOKESPECIAL, IMPORTS, "<init>", "()V", false);
            method.visitVarInsn(Opcodes.ASTORE, IMPORTS_VARIABLE);
        }
        for (LinkedModule next : linked) {
            instantiate(method, next);
        }
        if (!code.hostStates().isEmpty()) {
            method.visitVarInsn(Opcodes.ALOAD, WASI_VARIABLE);
        }
        callFactory(method, code);
        end(method, Opcodes.ARETURN);
    }

    private static void instantiate(MethodVisitor method, LinkedModule module) {
        JvmCode code = module.module().code();
        if (!code.hostStates().isEmpty()) {
            // WASI works on the memory of the instance that calls it.
            method.visitVarInsn(Opcodes.ALOAD, WASI_VARIABLE);
            method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, WasiFunctions.STATE, "view", "()" + WASI, false);
        }
        callFactory(method, code);
        method.visitVarInsn(Opcodes.ASTORE, INSTANCE_VARIABLE);
        if (module.initializer()) {
            method.visitVarInsn(Opcodes.ALOAD, INSTANCE_VARIABLE);
            method.visitLdcInsn(LinkedModule.INITIALIZE);
            method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "dev/wasm2jar/runtime/Instance", "function",
                    "(Ljava/lang/String;)L" + FUNCTION + ";", false);
            method.visitInsn(Opcodes.ICONST_0);
            method.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
            method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, FUNCTION, "call",
                    "([Ljava/lang/Object;)[Ljava/lang/Object;", false);
            method.visitInsn(Opcodes.POP);
        }
        method.visitVarInsn(Opcodes.ALOAD, IMPORTS_VARIABLE);
        method.visitLdcInsn(module.name());
        method.visitVarInsn(Opcodes.ALOAD, INSTANCE_VARIABLE);
        method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, IMPORTS, "define",
                "(Ljava/lang/String;" + INSTANCE_DESCRIPTOR + ")L" + IMPORTS + ";", false);
        method.visitInsn(Opcodes.POP);
    }

    private static boolean takesImports(JvmCode code) {
        return code.importsMemories() || code.needsImports();
    }

    /** The state of WASI is on the stack already, if the module takes one. */
    private static void callFactory(MethodVisitor method, JvmCode code) {
        if (takesImports(code)) {
            method.visitVarInsn(Opcodes.ALOAD, IMPORTS_VARIABLE);
        }
        String parameters = (code.hostStates().isEmpty() ? "" : WASI) + (takesImports(code) ? "L" + IMPORTS + ";" : "");
        method.visitMethodInsn(Opcodes.INVOKESTATIC, code.instanceClass(), "instantiate",
                "(" + parameters + ")L" + code.instanceClass() + ";", false);
    }

    private void start() {
        MethodVisitor method = method(Opcodes.ACC_PUBLIC, "start", "(" + INSTANCE_DESCRIPTOR + ")V");
        method.visitVarInsn(Opcodes.ALOAD, 1);
        method.visitTypeInsn(Opcodes.CHECKCAST, code.instanceClass());
        method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, code.instanceClass(), ProgramKind.START, "()V", false);
        end(method, Opcodes.RETURN);
    }
}

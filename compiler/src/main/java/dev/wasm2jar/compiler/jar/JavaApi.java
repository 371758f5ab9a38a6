package dev.wasm2jar.compiler.jar;

import dev.wasm2jar.compiler.jvm.JvmCode;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What Java code can call in the class of a module's instances. */
public final class JavaApi {

    private JavaApi() {}

    /** The factories and then the methods for exports, as they are declared in Java, in the order of the class. */
    public static List<String> of(JvmCode code) {
        var factories = new ArrayList<String>();
        var exports = new ArrayList<String>();
        byte[] classFile = code.classes().get(code.instanceClass());
        new ClassReader(classFile).accept(new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                if ((access & Opcodes.ACC_PUBLIC) != 0 && !name.startsWith("<")) {
                    boolean factory = (access & Opcodes.ACC_STATIC) != 0;
                    (factory ? factories : exports).add((factory ? "static " : "") + declaration(name, descriptor));
                }
                return null;
            }
        }, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
        factories.addAll(exports);
        return factories;
    }

    private static String declaration(String name, String descriptor) {
        var text = new StringBuilder();
        text.append(simpleName(Type.getReturnType(descriptor))).append(' ').append(name).append('(');
        String separator = "";
        for (Type parameter : Type.getArgumentTypes(descriptor)) {
            text.append(separator).append(simpleName(parameter));
            separator = ", ";
        }
        return text.append(')').toString();
    }

    private static String simpleName(Type type) {
        String name = type.getClassName();
        return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
    }
}

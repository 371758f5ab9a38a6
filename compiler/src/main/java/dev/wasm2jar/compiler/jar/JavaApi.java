package dev.wasm2jar.compiler.jar;

import dev.wasm2jar.compiler.jvm.JvmCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What Java code can call in a class, in the order of the class file.
 *
 * @param constructors public constructors
 * @param factories public static methods
 * @param methods public methods of instances
 */
public record JavaApi(List<Method> constructors, List<Method> factories, List<Method> methods) {

    /**
     * A method.
     *
     * @param descriptor JVMS 4.3.3
     * @param exceptions internal names of the exceptions that it declares
     * @param names of its parameters; empty if the class file has none
     */
    public record Method(String name, String descriptor, List<String> exceptions, List<String> names) {

        public Type returnType() {
            return Type.getReturnType(descriptor);
        }

        public List<Type> parameters() {
            return List.of(Type.getArgumentTypes(descriptor));
        }

        /** As it is declared in Java, with simple names of classes and no names of parameters. */
        @Override
        public String toString() {
            return simpleName(returnType()) + ' ' + name + '('
                    + String.join(", ", parameters().stream().map(JavaApi::simpleName).toList()) + ')';
        }
    }

    /** The public methods of a class. */
    public static JavaApi of(byte[] classFile) {
        var constructors = new ArrayList<Method>();
        var factories = new ArrayList<Method>();
        var methods = new ArrayList<Method>();
        new ClassReader(classFile).accept(new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                if ((access & Opcodes.ACC_PUBLIC) == 0 || name.equals("<clinit>")) {
                    return null;
                }
                List<Method> target = name.equals("<init>") ? constructors
                        : (access & Opcodes.ACC_STATIC) != 0 ? factories : methods;
                var names = new ArrayList<String>();
                return new MethodVisitor(Opcodes.ASM9) {
                    @Override
                    public void visitParameter(String parameter, int flags) {
                        names.add(parameter);
                    }

                    @Override
                    public void visitEnd() {
                        target.add(new Method(name, descriptor,
                                exceptions == null ? List.of() : List.of(exceptions), List.copyOf(names)));
                    }
                };
            }
        }, ClassReader.SKIP_CODE);
        return new JavaApi(constructors, factories, methods);
    }

    /** Of the class of a module's instances: the factories and then the methods for exports, as declared in Java. */
    public static List<String> listing(JvmCode code) {
        JavaApi api = of(code.classes().get(code.instanceClass()));
        return Stream.concat(api.factories.stream().map(factory -> "static " + factory),
                api.methods.stream().map(Method::toString)).toList();
    }

    private static String simpleName(Type type) {
        String name = type.getClassName();
        return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
    }
}

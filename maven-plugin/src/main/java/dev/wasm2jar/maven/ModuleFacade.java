package dev.wasm2jar.maven;

import dev.wasm2jar.compiler.jar.FunctionJar;
import dev.wasm2jar.compiler.jar.JavaApi;
import dev.wasm2jar.compiler.jvm.JvmCode;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/**
 * A module as part of a Java project: an interface in Java source, which compilers and editors see, and class files that
 * implement it. Nothing that is compiled from source refers to the class files, so tools that compile the project need
 * not know of them.
 */
final class ModuleFacade {

    private final JvmCode code;
    private final String mainClass;
    private final String interfaceName;
    private final Map<String, JavaApi> imports = new TreeMap<>();
    private final JavaApi api;

    /**
     * @param interfaceName internal name of the interface
     * @param compiled with {@link #implementation} as its class
     */
    ModuleFacade(String interfaceName, FunctionJar compiled) {
        this.code = compiled.module().code();
        this.mainClass = compiled.mainClass();
        this.interfaceName = interfaceName;
        this.api = JavaApi.of(code.classes().get(code.instanceClass()));
        code.classes().forEach((name, bytes) -> {
            if (isImportInterface(name, bytes)) {
                imports.put(name, JavaApi.of(bytes));
            }
        });
    }

    /** The name for the class that implements an interface: none that a Java program has, or that editors offer. */
    static String implementation(String interfaceName) {
        return interfaceName + "$Module";
    }

    private boolean isImportInterface(String name, byte[] bytes) {
        return name.startsWith(code.instanceClass() + "$")
                && (new ClassReader(bytes).getAccess() & Opcodes.ACC_INTERFACE) != 0;
    }

    /** The interface in Java. */
    String source(String moduleName) {
        return new FacadeSource(interfaceName, api, imports).text(moduleName);
    }

    /** The class files and resources that go beside the classes of the project, by path. */
    Map<String, byte[]> files() {
        var result = new TreeMap<>(code.resources());
        var names = new Names();
        code.classes().forEach((name, bytes) -> {
            if (!name.equals(mainClass) && !imports.containsKey(name)) {
                result.put(name + ".class", rename(bytes, name.equals(code.instanceClass()), names));
            }
        });
        var factory = new FactoryClass(interfaceName, code.instanceClass(), api.factories());
        result.put(factory.name() + ".class", rename(factory.toBytes(), false, names));
        return result;
    }

    private byte[] rename(byte[] classFile, boolean implementation, Remapper names) {
        var writer = new ClassWriter(0);
        ClassVisitor target = implementation ? new Implementation(writer) : writer;
        new ClassReader(classFile).accept(new ClassRemapper(target, names), 0);
        return writer.toByteArray();
    }

    /** The interfaces for imports are nested in the interface of the module. */
    private final class Names extends Remapper {

        Names() {
            super(Opcodes.ASM9);
        }

        @Override
        public String map(String internalName) {
            return imports.containsKey(internalName)
                    ? interfaceName + "$" + FacadeSource.nestedName(interfaceName, internalName)
                    : internalName;
        }
    }

    /** Adds the interface to the class of instances. */
    private final class Implementation extends ClassVisitor {

        Implementation(ClassVisitor target) {
            super(Opcodes.ASM9, target);
        }

        @Override
        public void visit(
                int version, int access, String name, String signature, String superName, String[] interfaces) {
            String[] more = Arrays.copyOf(interfaces, interfaces.length + 1);
            more[interfaces.length] = interfaceName;
            super.visit(version, access, name, signature, superName, more);
        }

        @Override
        public void visitInnerClass(String name, String outerName, String innerName, int access) {
            // Its outer class is the interface, which javac compiles.
        }
    }
}

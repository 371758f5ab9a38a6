package dev.wasm2jar.maven;

import dev.wasm2jar.compiler.jar.FunctionJar;
import dev.wasm2jar.compiler.jar.JavaApi;
import dev.wasm2jar.compiler.jvm.JvmCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.MethodRemapper;
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
    private final SourceTypes types;
    private final FacadeSource source;
    private final List<String> structs = new ArrayList<>();

    /**
     * @param interfaceName internal name of the interface
     * @param compiled with {@link #implementation} as its class
     * @param declarations what methods are declared as in another language, by their names
     */
    ModuleFacade(String interfaceName, FunctionJar compiled, Map<String, String> declarations) {
        this.code = compiled.module().code();
        this.mainClass = compiled.mainClass();
        this.interfaceName = interfaceName;
        new TreeMap<>(code.classes()).forEach((name, bytes) -> {
            if (name.startsWith(code.instanceClass() + "$")) {
                var reader = new ClassReader(bytes);
                if ((reader.getAccess() & Opcodes.ACC_INTERFACE) != 0) {
                    imports.put(name, JavaApi.of(bytes));
                } else if (StructFacade.OBJECT.equals(reader.getSuperName())) {
                    structs.add(name);
                }
            }
        });
        var nested = new ArrayList<>(structs);
        nested.addAll(imports.keySet());
        this.types = new SourceTypes(interfaceName, nested, declarations);
        this.source = new FacadeSource(types, JavaApi.of(code.classes().get(code.instanceClass())), imports,
                structs.stream()
                        .map(name -> new StructFacade(types, name, JavaApi.of(code.classes().get(name))))
                        .toList());
    }

    /** The name for the class that implements an interface: none that a Java program has, or that editors offer. */
    static String implementation(String interfaceName) {
        return interfaceName + "$Module";
    }

    /** The interface in Java. */
    String source(String moduleName) {
        String superName = new ClassReader(code.classes().get(code.instanceClass())).getSuperName();
        return source.text(moduleName,
                superName.equals("java/lang/Object") ? FacadeSource.Kind.TYPED : FacadeSource.Kind.INSTANCE);
    }

    /** The class files and resources that go beside the classes of the project, by path. */
    Map<String, byte[]> files() {
        var result = new TreeMap<>(code.resources());
        var names = new Names();
        code.classes().forEach((name, bytes) -> {
            if (!name.equals(mainClass) && !imports.containsKey(name)) {
                result.put(name + ".class", rename(name, bytes, names));
            }
        });
        var factory = new FactoryClass(interfaceName, code.instanceClass(), source.delegates());
        result.put(factory.name() + ".class", rename(factory.name(), factory.toBytes(source.structs()), names));
        return result;
    }

    private byte[] rename(String name, byte[] classFile, Names names) {
        var writer = new ClassWriter(0);
        ClassVisitor target = name.equals(code.instanceClass()) ? new Implementation(writer)
                : structs.contains(name) ? new StructCode(writer, name, types.compiledName(name))
                : writer;
        new ClassReader(classFile).accept(new Renaming(target, names), 0);
        return writer.toByteArray();
    }

    /** What is nested in the interface of the module: interfaces for imports, and classes of structs. */
    private final class Names extends Remapper {

        Names() {
            super(Opcodes.ASM9);
        }

        @Override
        public String map(String internalName) {
            return types.nested().contains(internalName) ? types.compiledName(internalName) : internalName;
        }
    }

    /** Renames types, but not the classes of static methods of structs. */
    private final class Renaming extends ClassRemapper {

        Renaming(ClassVisitor target, Remapper names) {
            super(Opcodes.ASM9, target, names);
        }

        @Override
        protected MethodVisitor createMethodRemapper(MethodVisitor method) {
            return new MethodRemapper(Opcodes.ASM9, method, remapper) {
                @Override
                public void visitMethodInsn(
                        int opcode, String owner, String name, String descriptor, boolean isInterface) {
                    if (opcode == Opcodes.INVOKESTATIC && structs.contains(owner)) {
                        mv.visitMethodInsn(opcode, owner, name, remapper.mapMethodDesc(descriptor), isInterface);
                    } else {
                        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                    }
                }
            };
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

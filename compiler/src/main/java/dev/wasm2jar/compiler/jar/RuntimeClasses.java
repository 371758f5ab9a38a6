package dev.wasm2jar.compiler.jar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The classes of the runtime that some classes need, and those that these need in turn: a jar takes along these and no
 * others. They come from the class path of the compiler.
 */
public final class RuntimeClasses {

    /** What the internal names of all classes of the runtime begin with. */
    static final String PACKAGE = "dev/wasm2jar/runtime/";

    // Tags of the constant pool (JVMS 4.4).
    private static final int CLASS = 7;
    private static final int NAME_AND_TYPE = 12;
    private static final int METHOD_TYPE = 16;

    private final SortedMap<String, byte[]> found = new TreeMap<>();
    private final Deque<byte[]> open = new ArrayDeque<>();

    private RuntimeClasses() {}

    /**
     * The runtime classes that classes need.
     *
     * @param classes class files
     * @param others internal names of runtime classes that are needed besides
     * @return class files by internal name
     */
    public static Map<String, byte[]> neededBy(Collection<byte[]> classes, Collection<String> others) {
        var search = new RuntimeClasses();
        search.open.addAll(classes);
        others.forEach(search::take);
        while (!search.open.isEmpty()) {
            references(search.open.remove(), search::take);
        }
        return search.found;
    }

    private void take(String name) {
        if (name.startsWith(PACKAGE) && !found.containsKey(name)) {
            byte[] bytes = load(name);
            found.put(name, bytes);
            open.add(bytes);
        }
    }

    private static byte[] load(String name) {
        try (InputStream input = RuntimeClasses.class.getResourceAsStream("/" + name + ".class")) {
            if (input == null) {
                throw new IllegalStateException("the runtime class " + name + " is not on the class path");
            }
            return input.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Names the classes that a class file refers to: in its code, and in the types of its fields and methods. */
    static void references(byte[] classFile, Consumer<String> target) {
        var reader = new ClassReader(classFile);
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int offset = reader.getItem(i);
            // Zero for the second half of a long or double.
            int tag = offset == 0 ? 0 : reader.readByte(offset - 1);
            if (tag == CLASS) {
                internalName(Type.getObjectType(reader.readUTF8(offset, buffer)), target);
            } else if (tag == NAME_AND_TYPE) {
                descriptor(reader.readUTF8(offset + 2, buffer), target);
            } else if (tag == METHOD_TYPE) {
                descriptor(reader.readUTF8(offset, buffer), target);
            }
        }
        reader.accept(new Declarations(target), ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    }

    private static void descriptor(String descriptor, Consumer<String> target) {
        if (!descriptor.startsWith("(")) {
            internalName(Type.getType(descriptor), target);
            return;
        }
        for (Type argument : Type.getArgumentTypes(descriptor)) {
            internalName(argument, target);
        }
        internalName(Type.getReturnType(descriptor), target);
    }

    private static void internalName(Type type, Consumer<String> target) {
        Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
        if (element.getSort() == Type.OBJECT) {
            target.accept(element.getInternalName());
        }
    }

    /** Fields and methods whose types nothing else in the class names. */
    private static final class Declarations extends ClassVisitor {

        private final Consumer<String> target;

        Declarations(Consumer<String> target) {
            super(Opcodes.ASM9);
            this.target = target;
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            descriptor(descriptor, target);
            return null;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            descriptor(descriptor, target);
            return null;
        }
    }
}

package dev.wasm2jar.compiler.jar;

import dev.wasm2jar.compiler.jvm.JvmCode;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/**
 * Moves the classes that jars have in common to packages of one jar: those of the runtime, and those of structure and
 * array types, which extend some of them. Everything else refers to them by their new names.
 */
final class Relocation {

    private static final String CLASS_FILE = ".class";

    private final String runtime;
    private final String types;

    private Relocation(String parent) {
        this.runtime = parent + "/runtime/";
        this.types = parent + "/types/";
    }

    /** @param parent internal name of the package below which the classes go */
    static Relocation into(String parent) {
        return new Relocation(parent);
    }

    /** The files of a jar after the move, in the same order. */
    List<JarEntry> apply(List<JarEntry> entries) {
        var result = new ArrayList<JarEntry>();
        for (JarEntry entry : entries) {
            result.add(entry.path().endsWith(CLASS_FILE) ? move(entry) : entry);
        }
        return result;
    }

    private JarEntry move(JarEntry entry) {
        String name = entry.path().substring(0, entry.path().length() - CLASS_FILE.length());
        var reader = new ClassReader(entry.bytes());
        var writer = new ClassWriter(0);
        // Only the runtime names its own classes in strings; those of the module are its own affair.
        Remapper names = name.startsWith(RuntimeClasses.PACKAGE) ? new NamesAndStrings() : new Names();
        reader.accept(new ClassRemapper(writer, names), 0);
        return new JarEntry(moved(name) + CLASS_FILE, writer.toByteArray());
    }

    private String moved(String internalName) {
        if (internalName.startsWith(RuntimeClasses.PACKAGE)) {
            return runtime + internalName.substring(RuntimeClasses.PACKAGE.length());
        }
        if (JvmCode.isShared(internalName)) {
            return types + internalName.substring(internalName.lastIndexOf('/') + 1);
        }
        return internalName;
    }

    /** Names of classes where the class file format has them. */
    private class Names extends Remapper {

        Names() {
            super(Opcodes.ASM9);
        }

        @Override
        public String map(String internalName) {
            return moved(internalName);
        }
    }

    /** Names in constant strings besides, with slashes or dots: of classes, packages and resources. */
    private final class NamesAndStrings extends Names {

        private final String dotted = RuntimeClasses.PACKAGE.replace('/', '.');

        @Override
        public Object mapValue(Object value) {
            if (!(value instanceof String text)) {
                return super.mapValue(value);
            }
            String absolute = text.startsWith("/") ? "/" : "";
            String rest = text.substring(absolute.length());
            if (rest.startsWith(RuntimeClasses.PACKAGE)) {
                return absolute + runtime + rest.substring(RuntimeClasses.PACKAGE.length());
            }
            return rest.startsWith(dotted) ? runtime.replace('/', '.') + rest.substring(dotted.length()) : text;
        }
    }
}

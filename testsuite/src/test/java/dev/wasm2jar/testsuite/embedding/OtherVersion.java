package dev.wasm2jar.testsuite.embedding;

import dev.wasm2jar.compiler.jar.JarEntry;
import dev.wasm2jar.compiler.jar.JarWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/**
 * Makes of a jar what another version of wasm2jar could have made: methods of the runtime that emitted code calls have
 * other names, so that neither jar's code works with the other's runtime.
 */
final class OtherVersion {

    private static final Remapper NAMES = new Remapper(Opcodes.ASM9) {
        @Override
        public String mapMethodName(String owner, String name, String descriptor) {
            boolean renamed = owner.endsWith("/runtime/Segments") && !name.startsWith("<");
            return renamed ? name + "OfAnotherVersion" : name;
        }
    };

    private OtherVersion() {}

    static void of(Path jar, Path target) throws IOException {
        List<JarEntry> entries = new ArrayList<>();
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entry : zip.stream().toList()) {
                byte[] bytes = zip.getInputStream(entry).readAllBytes();
                entries.add(new JarEntry(entry.getName(), entry.getName().endsWith(".class") ? rename(bytes) : bytes));
            }
        }
        JarWriter.write(target, entries);
    }

    private static byte[] rename(byte[] classFile) {
        var writer = new ClassWriter(0);
        new ClassReader(classFile).accept(new ClassRemapper(writer, NAMES), 0);
        return writer.toByteArray();
    }
}

package dev.wasm2jar.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;

/** What is in a jar, and that it is always the same. */
class JarContentsTest {

    @TempDir
    private Path folder;

    private Path compile(String guest, String name, String... options) {
        Path jar = folder.resolve(name);
        var arguments = new ArrayList<>(List.of(Guests.path(guest), "-o", jar.toString()));
        arguments.addAll(List.of(options));
        Outcome outcome = Outcome.ofMain(arguments.toArray(new String[0]));
        assertEquals(0, outcome.exitCode(), outcome.err());
        return jar;
    }

    @Test
    void sameInputSameBytes() throws Exception {
        byte[] first = Files.readAllBytes(compile("rust-wasiapp.wasm", "a.jar", "--threads", "1"));
        byte[] second = Files.readAllBytes(compile("rust-wasiapp.wasm", "b.jar", "--threads", "7"));
        assertArrayEquals(first, second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello.wasm", "rust-wasiapp.wasm", "reactor.wasm"})
    void everyReferencedClassIsInTheJarOrTheJdk(String guest) throws Exception {
        Set<String> missing = new TreeSet<>();
        try (var jar = new JarFile(compile(guest, "closure.jar").toFile())) {
            Enumeration<java.util.jar.JarEntry> entries = jar.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().endsWith(".class")) {
                    references(jar, entry).stream()
                            .filter(name -> !name.startsWith("java/") && !name.startsWith("jdk/jfr/")
                                    && jar.getEntry(name + ".class") == null)
                            .forEach(missing::add);
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    private static Set<String> references(JarFile jar, ZipEntry entry) throws IOException {
        var reader = new ClassReader(jar.getInputStream(entry).readAllBytes());
        char[] buffer = new char[reader.getMaxStringLength()];
        Set<String> result = new TreeSet<>();
        for (int i = 1; i < reader.getItemCount(); i++) {
            int offset = reader.getItem(i);
            if (offset > 0 && reader.readByte(offset - 1) == 7) {
                String name = reader.readUTF8(offset, buffer);
                if (!name.startsWith("[")) {
                    result.add(name);
                } else if (name.endsWith(";")) {
                    result.add(name.substring(name.indexOf('L') + 1, name.length() - 1));
                }
            }
        }
        return result;
    }

    @Test
    void aSmallProgramMakesASmallJar() throws Exception {
        assertTrue(Files.size(compile("hello.wasm", "hello.jar")) < 250_000);
    }

    @Test
    void nothingOfTheCompilerComesAlong() throws Exception {
        try (var jar = new JarFile(compile("hello.wasm", "hello.jar").toFile())) {
            jar.stream().map(ZipEntry::getName).forEach(name -> assertTrue(
                    name.startsWith("wasm/Hello") || name.startsWith("dev/wasm2jar/runtime/")
                            || name.equals("META-INF/MANIFEST.MF") || name.equals("META-INF/NOTICE.txt"),
                    name));
        }
    }

    @Test
    void theManifestComesFirstAndSaysWhatTheJarIs() throws Exception {
        Path file = compile("hello.wasm", "named.jar", "--class", "com.example.greeting.HelloProgramWithAVeryLongName");
        try (var jar = new JarFile(file.toFile())) {
            assertEquals("META-INF/MANIFEST.MF", jar.stream().findFirst().orElseThrow().getName());
            Attributes attributes = jar.getManifest().getMainAttributes();
            String name = "com.example.greeting.HelloProgramWithAVeryLongName";
            assertEquals(name + "$Main", attributes.getValue("Main-Class"));
            assertEquals(name.toLowerCase(), attributes.getValue("Automatic-Module-Name"));
            assertEquals("false", attributes.getValue("Multi-Release"));
            assertTrue(attributes.getValue("Created-By").startsWith("wasm2jar "));
            assertEquals(attributes.getValue("Created-By"), "wasm2jar " + attributes.getValue("Wasm2jar-Version"));
        }
        Outcome outcome = Outcome.ofJava(folder, "-jar", file.toString());
        assertEquals("Hello from WASI! argc=1\n", outcome.out(), outcome.err());
    }

    @Test
    void statisticsAreInTheOutput() {
        Outcome outcome = Outcome.ofMain(
                Guests.path("hello.wasm"), "-o", folder.resolve("x.jar").toString(), "--stats");
        assertTrue(outcome.out().contains("compiled in"), outcome.out());
        outcome = Outcome.ofMain(Guests.path("hello.wasm"), "-o", folder.resolve("x.jar").toString(), "-q");
        assertEquals("", outcome.out());
    }
}

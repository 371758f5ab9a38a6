package dev.wasm2jar.testsuite.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.testsuite.JavaProcess;
import dev.wasm2jar.testsuite.JavaProcess.Result;
import dev.wasm2jar.testsuite.SharedFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code wasm2jar.jar}, the command line as one file. */
class CommandLineJarTest {

    private static final Path JAR = SharedFolder.repository().resolve("cli/target/wasm2jar.jar");

    /** What the notice names. A library that comes to the jar has to come to the notice. */
    private static final List<String> PACKAGES = List.of("dev/wasm2jar/", "org/objectweb/asm/", "picocli/",
            "com/google/gson/", "org/tomlj/", "org/tomlj/internal/antlr/", "com/google/errorprone/annotations/");

    @TempDir
    Path folder;

    @Test
    void holdsTheLicencesOfAllThatIsInIt() throws IOException {
        try (var jar = new ZipFile(JAR.toFile())) {
            String notice = text(jar, "META-INF/NOTICE");
            for (String name : PACKAGES.subList(1, PACKAGES.size())) {
                String dotted = name.substring(0, name.length() - 1).replace('/', '.');
                assertTrue(notice.contains("(" + dotted + ")"), dotted);
            }
            assertTrue(text(jar, "META-INF/LICENSE").contains("Apache License"));
            assertTrue(text(jar, "META-INF/licenses/asm.txt").contains("INRIA, France Telecom"));
            jar.stream().map(ZipEntry::getName).filter(name -> name.endsWith(".class")).forEach(
                    name -> assertTrue(PACKAGES.stream().anyMatch(name::startsWith), name));
        }
    }

    private static String text(ZipFile jar, String name) throws IOException {
        return new String(jar.getInputStream(jar.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void runsByItself() throws Exception {
        for (Path home : JavaProcess.javaHomes()) {
            Result version = run(home, JAR, "--version");
            assertTrue(version.stdout().matches("wasm2jar \\S+\\RJava \\S+ \\(.*\\)\\R"), version.stdout());
            Path hello = SharedFolder.repository().resolve("testsuite/guests/wasm/hello.wasm");
            assertEquals(0, run(home, JAR, hello.toString()).exitCode());
            assertEquals("Hello from WASI! argc=1\n", run(home, folder.resolve("hello.jar")).stdout());
        }
    }

    private Result run(Path home, Path jar, String... arguments) throws Exception {
        List<String> words = new ArrayList<>(List.of("-jar", jar.toString()));
        words.addAll(List.of(arguments));
        return JavaProcess.java(home, folder, new byte[0], words);
    }
}

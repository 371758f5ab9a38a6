package dev.wasm2jar.testsuite.bindgen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.testsuite.JavaProcess;
import dev.wasm2jar.testsuite.JavaProcess.Result;
import dev.wasm2jar.testsuite.JavaSources;
import dev.wasm2jar.testsuite.SharedFolder;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guest worker.wasm as a library: every function, called from Java. */
class WorkerLibraryTest {

    static final Path WORKER = SharedFolder.repository().resolve("testsuite/guests/wasm/worker.wasm");

    @TempDir
    static Path folder;

    @BeforeAll
    static void makeJar() throws Exception {
        Result made = JavaProcess.wasm2jar(folder, WORKER.toString(), "-o", "worker.jar", "--class", "com.example.Worker");
        assertEquals(0, made.exitCode(), made.stderr());
        assertTrue(made.stdout().contains("library, class com.example.Worker"), made.stdout());
    }

    static String resource(String name) throws IOException {
        try (InputStream input = WorkerLibraryTest.class.getResourceAsStream("/bindgen/" + name)) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void everyFunctionAnswersAsItShould() throws Exception {
        Path source = JavaSources.write(folder, "WorkerCheck.java", resource("WorkerCheck.java"));
        JavaSources.compile(folder, List.of("-cp", folder.resolve("worker.jar").toString()), source);
        for (Path home : JavaProcess.javaHomes()) {
            Result result = JavaProcess.java(home, folder, new byte[0], List.of("-Dfile.encoding=UTF-8",
                    "-Dstdout.encoding=UTF-8", "-cp", "worker.jar" + File.pathSeparator + ".", "WorkerCheck"));
            assertEquals("", result.stderr());
            assertEquals(resource("worker.expected"), result.stdout().replace("\r\n", "\n"));
            assertEquals(0, result.exitCode());
        }
    }

    @Test
    void theJarListsTypedMethods() throws Exception {
        Result listing = JavaProcess.java(Path.of(System.getProperty("java.home")), folder, new byte[0],
                List.of("-jar", "worker.jar"));
        assertTrue(listing.stderr().contains("  String handleRequest(String)\n"), listing.stderr());
        assertTrue(listing.stderr().contains("  Double maybe(Long)\n"), listing.stderr());
    }

    /** Describe functions, and what only they need, are not in the jar. */
    @Test
    void whatOnlyDescribesIsGone() throws Exception {
        try (var jar = new JarFile(folder.resolve("worker.jar").toFile())) {
            for (var entry : jar.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
                byte[] bytes = jar.getInputStream(entry).readAllBytes();
                assertFalse(new String(bytes, StandardCharsets.ISO_8859_1).contains("__wbindgen_describe"),
                        entry.getName());
            }
        }
    }
}

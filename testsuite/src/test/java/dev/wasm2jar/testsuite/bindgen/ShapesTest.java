package dev.wasm2jar.testsuite.bindgen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.testsuite.JavaProcess;
import dev.wasm2jar.testsuite.JavaProcess.Result;
import dev.wasm2jar.testsuite.JavaSources;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guest shapes.wasm: all that can be passed between Rust and Java. */
class ShapesTest {

    private static final Path SHAPES = WorkerLibraryTest.WORKER.resolveSibling("shapes.wasm");

    @TempDir
    static Path folder;

    @BeforeAll
    static void makeJar() throws Exception {
        Result made = JavaProcess.wasm2jar(folder, SHAPES.toString(), "-o", "shapes.jar", "--class", "com.example.Shapes");
        assertEquals(0, made.exitCode(), made.stderr());
        Path source = JavaSources.write(folder, "ShapesCheck.java", WorkerLibraryTest.resource("ShapesCheck.java"));
        JavaSources.compile(folder, List.of("-cp", folder.resolve("shapes.jar").toString()), source);
    }

    @Test
    void everythingPassesBothWays() throws Exception {
        for (Path home : JavaProcess.javaHomes()) {
            Result result = JavaProcess.java(home, folder, new byte[0], List.of("-Dfile.encoding=UTF-8",
                    "-Dstdout.encoding=UTF-8", "-cp", "shapes.jar" + File.pathSeparator + ".", "ShapesCheck"));
            assertEquals(WorkerLibraryTest.resource("shapes.expected"), result.stdout().replace("\r\n", "\n"),
                    result.stderr());
            assertTrue(result.stderr().startsWith("started undefined\n"), result.stderr());
            assertEquals(0, result.exitCode());
        }
    }

    @Test
    void aWorkerCanNotHaveImportsOfItsOwn() throws Exception {
        Result made = JavaProcess.wasm2jar(folder, SHAPES.toString(), "-o", "worker.jar", "--target", "http");
        assertEquals(1, made.exitCode());
        assertTrue(made.stderr().contains("it lacks lookup, price, store"), made.stderr());
    }
}

package dev.wasm2jar.testsuite.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wasm2jar.testsuite.JavaProcess;
import dev.wasm2jar.testsuite.JavaProcess.Result;
import dev.wasm2jar.testsuite.SharedFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code --simd}: jars of a program with vectors, run by themselves. */
class VectorApiJarTest {

    private static final String MODULE = "--add-modules=jdk.incubator.vector";

    @TempDir
    private Path folder;

    static List<Path> javaHomes() {
        return JavaProcess.javaHomes();
    }

    private static Path guests() {
        return SharedFolder.repository().resolve("testsuite/guests/wasm");
    }

    private Path jar(String... options) throws Exception {
        Path jar = folder.resolve("simd.jar");
        var words = new ArrayList<>(
                List.of(guests().resolve("simd-22.wasm").toString(), "-o", jar.toString()));
        words.addAll(List.of(options));
        Result made = JavaProcess.wasm2jar(folder, words.toArray(new String[0]));
        assertEquals(0, made.exitCode(), made.stderr());
        assertTrue(made.stdout().contains(List.of(options).contains("vector") ? "java " + MODULE + " -jar" : "java -jar"),
                made.stdout());
        return jar;
    }

    @ParameterizedTest
    @MethodSource("javaHomes")
    void theProgramComputesTheSame(Path home) throws Exception {
        assumeTrue(JavaProcess.is25(home), () -> "*** NOT RUN: " + home + " is older than JDK 25");
        Result run = JavaProcess.java(
                home, folder, new byte[0], List.of(MODULE, "-jar", jar("--simd", "vector").toString()));
        assertEquals(Files.readString(guests().resolve("simd-22.expected")), run.stdout(), run.stderr());
        assertEquals(0, run.exitCode());
    }

    @ParameterizedTest
    @MethodSource("javaHomes")
    void aJvmWithoutTheModuleIsTold(Path home) throws Exception {
        Result run = JavaProcess.java(home, folder, new byte[0], List.of("-jar", jar("--simd", "vector").toString()));
        assertEquals("", run.stdout());
        String expected = JavaProcess.is25(home)
                ? "compiled with --simd=vector, which needs the module jdk.incubator.vector: java --add-modules"
                        + " jdk.incubator.vector ..."
                : "compiled with --simd=vector, which needs Java 25 or later: this is ";
        assertTrue(run.stderr().contains(expected), run.stderr());
        assertFalse(run.stderr().contains("\tat "), run.stderr());
        assertEquals(1, run.exitCode());
    }

    @Test
    void otherJarsHaveNothingOfIt() throws Exception {
        try (var jar = new ZipFile(jar().toFile())) {
            assertTrue(jar.stream().noneMatch(entry -> entry.getName().contains("/simd/")));
        }
    }

    @Test
    void unknownValuesAreRefused() throws Exception {
        Result refused = JavaProcess.wasm2jar(
                folder, guests().resolve("simd-22.wasm").toString(), "--simd", "fast", "-o", "simd.jar");
        assertEquals(2, refused.exitCode());
        assertTrue(refused.stderr().contains("--simd takes scalar or vector, not \"fast\""), refused.stderr());
    }
}

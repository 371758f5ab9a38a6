package dev.wasm2jar.testsuite.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wasm2jar.compiler.CompilerOptions;
import dev.wasm2jar.compiler.ir.VectorTarget;
import dev.wasm2jar.runtime.Imports;
import dev.wasm2jar.runtime.LinkException;
import dev.wasm2jar.testsuite.Modules;
import dev.wasm2jar.testsuite.SharedFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The scripts of the official suite that have vectors, with modules for the Vector API. On a JVM before 25 such modules
 * refuse to run: there that is all that is tested, and said.
 */
class VectorApiSpecTest {

    private static final int OLDEST = 25;
    private static final byte[] EMPTY = {0, 'a', 's', 'm', 1, 0, 0, 0};

    private static CompilerOptions options(CompilerOptions usual) {
        return usual.withVectors(VectorTarget.VECTOR);
    }

    private static boolean runs() {
        return Runtime.version().feature() >= OLDEST;
    }

    @Test
    void olderJvmsAreRefused() {
        Class<?> module = Modules.load(Modules.compile(EMPTY, "empty.wasm", VectorApiSpecTest::options));
        if (runs()) {
            Modules.instantiate(module, new Imports());
            return;
        }
        var refusal = assertThrows(LinkException.class, () -> Modules.instantiate(module, new Imports()));
        assertEquals("compiled with --simd=vector, which needs Java 25 or later: this is "
                + Runtime.version().feature(), refusal.getMessage());
    }

    @TestFactory
    Stream<DynamicTest> scripts() throws IOException {
        if (!runs()) {
            System.out.println("NOT RUN: the vector scripts of the official suite on the Vector API, which needs JDK "
                    + OLDEST + "; this is " + Runtime.version());
            return Stream.empty();
        }
        Path suite = SharedFolder.folder("spec");
        List<Path> files = SpecSuiteTest.files(suite).stream()
                .filter(file -> SpecSuiteTest.name(suite, file).contains("simd"))
                .toList();
        assertNotEquals(0, files.size());
        return files.stream().map(file -> {
            String name = SpecSuiteTest.name(suite, file);
            return DynamicTest.dynamicTest(name, () -> run(Script.read(name, file)));
        });
    }

    private static void run(Script script) {
        SpecSuiteTest.checkFailures(
                script, ScriptRun.run(script, Scope.Tolerance.NONE, VectorApiSpecTest::options));
    }
}

package dev.wasm2jar.testsuite.fuzz;

import static org.junit.jupiter.api.Assertions.assertNull;

import dev.wasm2jar.testsuite.SharedFolder;
import dev.wasm2jar.testsuite.fuzz.CompiledObserver.Pieces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Modules that were compiled wrongly once, and what V8 says about them. */
class FuzzRegressionTest {

    @TestFactory
    Stream<DynamicTest> regressions() throws IOException {
        Path folder = SharedFolder.repository().resolve("testsuite/src/test/resources/fuzz");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
        }
    }

    private static void check(Path file) throws Exception {
        RegressionFile regression = RegressionFile.read(file);
        for (Pieces pieces : Pieces.values()) {
            try (var observer = new CompiledObserver(pieces)) {
                assertNull(Differential.difference(regression.expected(), observer.observe(regression.subject())));
            }
        }
    }
}

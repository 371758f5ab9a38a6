package dev.wasm2jar.testsuite.wasi;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.wasm2jar.runtime.wasi.WasiBuilder;
import dev.wasm2jar.runtime.wasi.WasiPreopens;
import dev.wasm2jar.testsuite.SharedFolder;
import dev.wasm2jar.testsuite.WasiProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every program of the suite, in this JVM, with what the JSON file beside it says (doc/specification.md in the suite).
 * Each gets a copy of its own of the files it works on.
 */
class WasiSuiteTest {

    /** So that none gets lost. */
    private static final int PROGRAMS = 72;

    /** A folder of the fixture that is empty, so that copies of the suite tend to lose it. */
    private static final String EMPTY_FOLDER = "writeable";

    @TempDir
    Path scratch;

    @TestFactory
    Stream<DynamicTest> programs() throws IOException {
        Path suite = SharedFolder.folder("wasi-testsuite").resolve("tests");
        List<Path> programs;
        try (Stream<Path> files = Files.walk(suite)) {
            programs = files.filter(file -> file.toString().endsWith(".wasm")).sorted().toList();
        }
        assertEquals(PROGRAMS, programs.size(), "programs in " + suite);
        return programs.stream().map(program -> DynamicTest.dynamicTest(
                suite.relativize(program).toString().replace("testsuite/wasm32-wasip1/", ""),
                program.toUri(),
                () -> run(program)));
    }

    private void run(Path file) throws IOException {
        JsonObject specification = specification(file);
        WasiProgram program = WasiProgram.compile(file);
        WasiBuilder environment = program.arguments();
        if (specification.has("args")) {
            specification.getAsJsonArray("args").forEach(argument -> environment.argument(argument.getAsString()));
        }
        if (specification.has("env")) {
            specification.getAsJsonObject("env").entrySet()
                    .forEach(variable -> environment.environment(variable.getKey(), variable.getValue().getAsString()));
        }
        if (specification.has("root")) {
            Path root = Files.createTempDirectory(scratch, "root");
            copy(file.resolveSibling(specification.get("root").getAsString()), root);
            Files.createDirectories(root.resolve(EMPTY_FOLDER));
            WasiPreopens.directory(environment, root, "/");
        }
        WasiProgram.Result result = program.run(environment);
        assertAll(
                () -> assertNull(result.trap(), "trap; stderr: " + result.stderr()),
                () -> assertEquals(number(specification, "exit_code"), result.exitCode(),
                        "exit code; stderr: " + result.stderr()),
                () -> assertEquals(text(specification, "stdout", result.stdout()), result.stdout(), "stdout"),
                () -> assertEquals(text(specification, "stderr", result.stderr()), result.stderr(), "stderr"));
    }

    private static JsonObject specification(Path program) throws IOException {
        Path file = program.resolveSibling(program.getFileName().toString().replace(".wasm", ".json"));
        return Files.exists(file) ? JsonParser.parseString(Files.readString(file)).getAsJsonObject() : new JsonObject();
    }

    private static int number(JsonObject specification, String name) {
        JsonElement value = specification.get(name);
        return value == null ? 0 : value.getAsInt();
    }

    /** Some programs print although nothing is specified; the suite's own runner does not mind. */
    private static String text(JsonObject specification, String name, String unspecified) {
        JsonElement value = specification.get(name);
        return value == null ? unspecified : value.getAsString();
    }

    /** Copies what is in a folder, but not what programs have left there in earlier runs. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (!file.toString().endsWith(".cleanup")) {
                    // Not its attributes: programs write to it.
                    Files.write(target, Files.readAllBytes(file));
                }
            }
        }
    }
}

package dev.wasm2jar.testsuite.guests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.wasm2jar.runtime.wasi.WasiBuilder;
import dev.wasm2jar.runtime.wasi.WasiPreopens;
import dev.wasm2jar.testsuite.WasiProgram;
import dev.wasm2jar.testsuite.WasiProgram.Result;
import dev.wasm2jar.testsuite.guests.BuiltGuests.Case;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real programs (SQLite, Lua, Duktape, jq, ...) must print what the native programs print. A program that has not been
 * built is skipped, and the test says so aloud. {@code -Dwasm2jar.guests.long=true} runs the benchmarks too.
 */
class BuiltGuestsTest {

    @TempDir
    static Path scratch;

    private final Map<String, WasiProgram> programs = new HashMap<>();

    @TestFactory
    Stream<DynamicContainer> programs() throws IOException {
        Map<String, List<Case>> folders = new LinkedHashMap<>();
        for (Case row : Case.all()) {
            folders.computeIfAbsent(row.folder(), key -> new java.util.ArrayList<>()).add(row);
        }
        return folders.entrySet().stream().map(folder -> DynamicContainer.dynamicContainer(folder.getKey(),
                folder.getValue().stream()
                        .filter(row -> !row.isLong() || Boolean.getBoolean("wasm2jar.guests.long"))
                        .map(row -> DynamicTest.dynamicTest(row.module() + " " + row.name(), () -> run(row)))));
    }

    private void run(Case row) throws Exception {
        if (!Files.exists(row.file())) {
            String message = "there is no " + row.file() + ": testsuite/guests/" + row.folder() + "/build.sh makes it";
            System.out.println("*** NOT RUN: " + message);
            Assumptions.abort(message);
        }
        WasiProgram program = program(row);
        WasiBuilder environment = program.arguments(row.words());
        Map<String, Path> directories = new LinkedHashMap<>();
        directories.put("/work", BuiltGuests.sources().resolve(row.folder()));
        directories.put("/input", Files.createDirectories(BuiltGuests.folder().resolve("input")));
        directories.put("/data", Files.createDirectories(scratch.resolve(row.folder())));
        for (var directory : directories.entrySet()) {
            if (directory.getKey().equals("/data")) {
                WasiPreopens.directory(environment, directory.getValue(), directory.getKey());
            } else {
                WasiPreopens.readOnlyDirectory(environment, directory.getValue(), directory.getKey());
            }
        }
        Result result;
        try (InputStream stdin = open(row.stdin(), directories)) {
            result = program.run(environment.stdin(stdin));
        }
        assertNull(result.trap(), result.stderr());
        check(row, result);
        assertEquals(row.exitCode(), result.exitCode(), result.stderr());
    }

    private WasiProgram program(Case row) throws IOException {
        if (!programs.containsKey(row.module())) {
            programs.put(row.module(), WasiProgram.compile(row.file()));
        }
        return programs.get(row.module());
    }

    private static InputStream open(String stdin, Map<String, Path> directories) throws IOException {
        if (stdin.equals("-")) {
            return new ByteArrayInputStream(new byte[0]);
        }
        int slash = stdin.indexOf('/', 1);
        return Files.newInputStream(directories.get(stdin.substring(0, slash)).resolve(stdin.substring(slash + 1)));
    }

    private static void check(Case row, Result result) throws Exception {
        String expected = Files.readString(BuiltGuests.sources().resolve(row.folder()).resolve(row.stdout()));
        if (row.stdout().endsWith(".sha256")) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(result.output());
            assertEquals(expected.substring(0, 64), HexFormat.of().formatHex(digest), result.stderr());
        } else {
            assertEquals(expected, result.stdout(), result.stderr());
        }
    }
}

package dev.wasm2jar.testsuite.guests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.wasm2jar.runtime.wasi.WasiBuilder;
import dev.wasm2jar.runtime.wasi.WasiPreopens;
import dev.wasm2jar.testsuite.SharedFolder;
import dev.wasm2jar.testsuite.WasiProgram;
import dev.wasm2jar.testsuite.WasiProgram.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite, a large program; testsuite/guests/sqlite/build.sh makes it. */
class SqliteTest {

    @TempDir
    Path data;

    private static Result run(WasiProgram program, String script, WasiBuilder environment) throws IOException {
        try (var stdin = Files.newInputStream(scripts().resolve(script))) {
            return program.run(environment.stdin(stdin));
        }
    }

    private static Path scripts() {
        return SharedFolder.repository().resolve("testsuite/guests/sqlite");
    }

    private static void assertPrinted(String expected, Result result) throws IOException {
        assertNull(result.trap(), result.stderr());
        assertEquals(Files.readString(scripts().resolve(expected)), result.stdout());
        assertEquals(0, result.exitCode());
    }

    @Test
    void runsTheSameAsTheNativeProgram() throws IOException {
        WasiProgram sqlite = WasiProgram.compile(BuiltGuests.file("sqlite3"));
        assertPrinted("smoke.expected", run(sqlite, "smoke.sql", sqlite.arguments()));
        WasiBuilder withFiles = sqlite.arguments();
        WasiPreopens.directory(withFiles, data, "/data");
        Result result = run(sqlite, "file.sql", withFiles);
        assertPrinted("file.expected", result);
        assertEquals("Error: unable to open database \"/data/missing/none.db\": unable to open database file\n",
                result.stderr());
    }
}

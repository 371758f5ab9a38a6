package dev.wasm2jar.testsuite.guests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.testsuite.JavaProcess;
import dev.wasm2jar.testsuite.JavaProcess.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines of source files, from DWARF 4 (large.c) and DWARF 5 (crash.c), in reports and stack traces. */
class LinesTest {

    @TempDir
    private Path folder;

    private Path jar(String guest, String... options) throws Exception {
        Path jar = folder.resolve(guest + ".jar");
        var words = new ArrayList<>(List.of(Guests.file(guest).toString(), "-o", jar.toString(), "-q"));
        words.addAll(List.of(options));
        Result made = JavaProcess.wasm2jar(folder, words.toArray(new String[0]));
        assertEquals(0, made.exitCode(), made.stderr());
        return jar;
    }

    private String failure(Path jar, String... arguments) throws Exception {
        var words = new ArrayList<>(List.of("-jar", jar.toString()));
        words.addAll(List.of(arguments));
        Result result = JavaProcess.java(Path.of(System.getProperty("java.home")), folder, new byte[0], words);
        assertEquals(134, result.exitCode(), result.stderr());
        return result.stderr();
    }

    @Test
    void aTrapNamesTheLineOfEachFunction() throws Exception {
        String report = failure(jar("crash"), "header");
        assertTrue(report.startsWith("""
                wasm trap: unreachable
                    at crash.wasm!parse_header (crash.c:11)
                    at crash.wasm!main (crash.c:20)
                """), report);
    }

    @Test
    void ofAFunctionInPiecesToo() throws Exception {
        Path jar = jar("crash");
        for (int line : new int[] {4, 5, 77, 300, 598, 599}) {
            String report = failure(jar, "large", Integer.toString(line));
            assertTrue(report.startsWith("wasm trap: integer divide by zero\n    at crash.wasm!large (large.c:" + line
                    + ")\n    at crash.wasm!main (crash.c:19)\n"), line + ": " + report);
        }
        String trace = failure(jar, "--trace", "large", "300");
        assertTrue(trace.matches("(?s).*at wasm\\.Crash\\$\\w+(\\$\\d+)?\\.large\\$\\d+\\(large\\.c:300\\).*"), trace);
    }

    @Test
    void theyCanBeLeftOut() throws Exception {
        String report = failure(jar("crash", "--debug", "none"), "header");
        assertTrue(report.startsWith("wasm trap: unreachable\n    at crash.wasm!parse_header\n"), report);
    }

    /** Debug information costs space, but does not change the code. */
    @Test
    void linesMakeTheJarALittleLarger() throws Exception {
        long with = Files.size(jar("hello-debug"));
        long without = Files.size(jar("hello-debug", "--debug=none"));
        assertTrue(with > without && with < without * 12 / 10, with + " and " + without);
        assertFalse(with < 100_000);
    }
}

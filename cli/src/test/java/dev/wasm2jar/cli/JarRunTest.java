package dev.wasm2jar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars as their users start them, and {@code wasm2jar run}, which must behave alike. */
class JarRunTest {

    @TempDir
    private Path folder;

    private Path write(byte[] module) throws Exception {
        return Files.write(folder.resolve("guest.wasm"), module);
    }

    private Outcome run(Path module, List<String> compileOptions, String... arguments) throws Exception {
        var compile = new ArrayList<>(List.of(module.toString(), "-o", folder.resolve("guest.jar").toString()));
        compile.addAll(compileOptions);
        Outcome compiled = Outcome.ofMain(compile.toArray(new String[0]));
        assertEquals(0, compiled.exitCode(), compiled.err());
        var command = new ArrayList<>(List.of("-jar", "guest.jar"));
        command.addAll(List.of(arguments));
        return Outcome.ofJava(folder, command.toArray(new String[0]));
    }

    private Outcome run(byte[] module, String... arguments) throws Exception {
        return run(write(module), List.of(), arguments);
    }

    @Test
    void argumentsBeginAfterHostOptions() throws Exception {
        Path hello = Guests.file("hello.wasm");
        assertEquals("Hello from WASI! argc=3\narg[1]=a\narg[2]=--b\n", run(hello, List.of(), "a", "--b").out());
        assertEquals("Hello from WASI! argc=2\narg[1]=--b\n", run(hello, List.of(), "--env", "A=1", "--", "--b").out());
    }

    @Test
    void theExitCodeIsTheProgramsOwn() throws Exception {
        assertEquals(42, run(TestModules.exit(42)).exitCode());
        assertEquals(0, run(TestModules.exit(0)).exitCode());
    }

    @Test
    void anExitCodeThatIsNoByteStaysAFailure() throws Exception {
        assertEquals(1, run(TestModules.exit(0x80, 0x02)).exitCode());
    }

    @Test
    void aTrapNamesTheFunctions() throws Exception {
        Outcome outcome = run(TestModules.outOfBounds());
        assertEquals("""
                wasm trap: out of bounds memory access
                    at guest.wasm!my<T>::load
                    at guest.wasm!_start
                """, outcome.err());
        assertEquals(134, outcome.exitCode());
    }

    @Test
    void aTrapNamesALargeFunctionOnce() throws Exception {
        assertEquals("""
                wasm trap: out of bounds memory access
                    at guest.wasm!large
                    at guest.wasm!_start
                """, run(TestModules.outOfBoundsInLargeFunction()).err());
    }

    @Test
    void aTraceShowsTheFramesOfTheJvmToo() throws Exception {
        Outcome outcome = run(TestModules.outOfBounds(), "--trace");
        assertTrue(outcome.err().contains("\tat dev.wasm2jar.runtime.launch.Launcher"), outcome.err());
    }

    @Test
    void endlessRecursionTraps() throws Exception {
        Outcome outcome = run(TestModules.endlessRecursion(), "--stack", "1m");
        assertEquals("wasm trap: call stack exhausted\n    at guest.wasm!_start (1024 times)\n", outcome.err());
        assertEquals(134, outcome.exitCode());
    }

    /** Any program, and when it is compiled for it an instance besides. */
    @Test
    void aProgramThatTakesTooLongIsEnded() throws Exception {
        Outcome outcome = run(TestModules.endlessLoop(), "--timeout", "300ms");
        assertEquals("guest.wasm: it took longer than 300 ms\n    at guest.wasm!_start\n", outcome.err());
        assertEquals(124, outcome.exitCode());
        assertEquals(124, run(write(TestModules.endlessLoop()), List.of("--timeout", "300ms")).exitCode());
        assertEquals(0, run(TestModules.deepRecursion(), "--timeout", "5m").exitCode());
    }

    @Test
    void deepRecursionWorks() throws Exception {
        Outcome outcome = run(TestModules.deepRecursion());
        assertEquals(0, outcome.exitCode(), outcome.err());
        assertEquals(134, run(TestModules.deepRecursion(), "--stack", "1m").exitCode());
    }

    @Test
    void memoryIsLimited() throws Exception {
        assertEquals(1, run(TestModules.grow()).exitCode());
        assertEquals(255, run(TestModules.grow(), "--max-memory", "1m").exitCode());
        Outcome tooSmall = run(TestModules.grow(), "--max-memory", "1k");
        assertEquals(1, tooSmall.exitCode());
        assertTrue(tooSmall.err().startsWith("guest.wasm: the memory needs 1 page"), tooSmall.err());
    }

    @Test
    void optionsOfTheCompilationComeFirst() throws Exception {
        Path grow = write(TestModules.grow());
        List<String> limit = List.of("--max-memory", "1m");
        assertEquals(255, run(grow, limit).exitCode());
        assertEquals(1, run(grow, limit, "--max-memory=100m").exitCode());
        assertTrue(run(grow, limit, "--help-host").out().contains("Given when it was compiled: --max-memory 1m"));
    }

    @Test
    void wrongHostOptionsAreTold() throws Exception {
        for (String[] wrong : List.of(
                new String[] {"--nonsense", "unknown host option --nonsense"},
                new String[] {"--dir", "needs a value"},
                new String[] {"--dir=nowhere", "cannot open the directory nowhere: it does not exist"},
                new String[] {"--dir=nowhere:/data", "it does not exist; the name for the guest goes after ::"},
                new String[] {"--dir=.::/::rw", "only \"ro\""},
                new String[] {"--stack=1", "--stack must be between"})) {
            Outcome outcome = run(Guests.file("hello.wasm"), List.of(), wrong[0]);
            assertEquals(2, outcome.exitCode());
            assertTrue(outcome.err().startsWith("hello.wasm: ") && outcome.err().contains(wrong[1]), outcome.err());
        }
    }

    @Test
    void directoriesAndVariablesReachTheProgram() throws Exception {
        Files.writeString(folder.resolve("note.txt"), "a note\n");
        Path app = Guests.file("rust-wasiapp.wasm");
        Outcome listed = run(app, List.of(), "--dir", ".::/data", "ls", "/data");
        assertTrue(listed.out().contains("note.txt"), listed.out() + listed.err());
        assertFalse(run(app, List.of(), "ls", "/data").out().contains("note.txt"));
        Outcome variables = run(app, List.of("--env", "A=1"), "--env", "B=2", "--env", "A=3", "env");
        assertTrue(variables.out().contains("A=3") && variables.out().contains("B=2"), variables.out());
        assertFalse(variables.out().contains("A=1"), variables.out());
    }

    @Test
    void aLibrarySaysWhatItHolds() throws Exception {
        Outcome outcome = run(Guests.file("reactor.wasm"), List.of());
        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.err().contains("reactor.wasm is a library"), outcome.err());
        assertTrue(outcome.err().contains("  int alloc(int)\n"), outcome.err());
    }

    @Test
    void aMissingImportTrapsWhenItIsCalled() throws Exception {
        Outcome outcome = run(write(TestModules.importing("_start")), List.of("--allow-missing"));
        assertEquals(134, outcome.exitCode());
        assertTrue(outcome.err().contains("the import env.call_me is missing"), outcome.err());
    }

    @Test
    void runDoesWhatTheJarDoes() throws Exception {
        String hello = Guests.path("hello.wasm");
        Outcome outcome = Outcome.ofMainProcess(folder, "run", "--env", "A=1", hello, "--env=B=2", "--", "--x", "y");
        assertEquals("Hello from WASI! argc=3\narg[1]=--x\narg[2]=y\n", outcome.out(), outcome.err());
        assertEquals("Hello from WASI! argc=2\narg[1]=x\n", Outcome.ofMainProcess(folder, "run", hello, "x").out());
        outcome = Outcome.ofMainProcess(folder, "run", write(TestModules.outOfBounds()).toString());
        assertEquals(134, outcome.exitCode());
        assertTrue(outcome.err().startsWith("wasm trap: out of bounds memory access\n    at guest.wasm!my<T>::load\n"));
        assertEquals(42, Outcome.ofMainProcess(folder, "run", write(TestModules.exit(42)).toString()).exitCode());
        assertEquals(2, Outcome.ofMainProcess(folder, "run", hello, "--nonsense").exitCode());
    }
}

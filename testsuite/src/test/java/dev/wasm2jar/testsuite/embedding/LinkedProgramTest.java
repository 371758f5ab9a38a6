package dev.wasm2jar.testsuite.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.testsuite.JavaProcess;
import dev.wasm2jar.testsuite.JavaProcess.Result;
import dev.wasm2jar.testsuite.SharedFolder;
import dev.wasm2jar.testsuite.binary.ModuleBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that are linked with other modules by {@code --link}. */
class LinkedProgramTest {

    @TempDir
    Path folder;

    private String guest(String name) {
        return SharedFolder.repository().resolve("testsuite/guests/wasm").resolve(name + ".wasm").toString();
    }

    private String write(String name, ModuleBuilder module) throws IOException {
        Files.write(folder.resolve(name), module.toBytes());
        return name;
    }

    private Result wasm2jar(String... words) throws Exception {
        return JavaProcess.wasm2jar(folder, words);
    }

    private Result runJar(Path home, String... words) throws Exception {
        var command = new ArrayList<>(List.of("-jar", "out.jar"));
        command.addAll(List.of(words));
        return JavaProcess.java(home, folder, new byte[0], command);
    }

    private static final String PRINTED = """
            ledger: +40 makes 40
            clerk: 40
            ledger: -7 makes 33
            clerk: 33
            clerk: each gets 16
            """;

    @Test
    void aJarHoldsTheLinkedModule() throws Exception {
        Result made = wasm2jar(guest("clerk"), "--link", "ledger=" + guest("ledger"), "-o", "out.jar");
        assertEquals(0, made.exitCode(), made.stderr());
        for (Path home : JavaProcess.javaHomes()) {
            Result result = runJar(home, "2", "40", "-7");
            assertEquals("", result.stderr());
            assertEquals(PRINTED, result.stdout());
            assertEquals(0, result.exitCode());

            Result trap = runJar(home, "0");
            assertEquals("""
                    wasm trap: integer divide by zero
                        at ledger.wasm!divide
                        at clerk.wasm!ledger_divide
                        at clerk.wasm!_start
                    """, trap.stderr());
            assertEquals(134, trap.exitCode());
        }
    }

    @Test
    void runLinksToo() throws Exception {
        Result before = wasm2jar("run", "--link=ledger=" + guest("ledger"), guest("clerk"), "2", "40", "-7");
        assertEquals(PRINTED, before.stdout(), before.stderr());
        Result after = wasm2jar("run", guest("clerk"), "--env", "--link=x", "--link", "ledger=" + guest("ledger"),
                "--", "2", "40", "-7");
        assertEquals(PRINTED, after.stdout(), after.stderr());
    }

    /** A chain of three modules which share a memory, a table and a global: they agree on 42, or the program traps. */
    @Test
    void everythingThatIsExportedIsShared() throws Exception {
        var first = new ModuleBuilder().memory(1).table(3).global(40);
        first.exported("add", "ii", "i").get(0).get(1).op(0x6a);
        first.exportMemory("memory", 0).exportTable("table", 0).exportGlobal("counter", 0);
        first.elements(0, 0).data(8, new byte[] {1, 2, 3});

        var second = new ModuleBuilder().importFunction("a-b", "add", "ii", "i").importMemory("a-b", "memory", 1);
        second.exported("add", "ii", "i").get(0).get(1).call(0);
        second.exportMemory("memory", 0);

        var program = new ModuleBuilder()
                .importFunction("ab", "add", "ii", "i")
                .importMemory("ab", "memory", 1)
                .importTable("a-b", "table", 3)
                .importGlobal("a-b", "counter", 'i', true);
        int binary = program.type("ii", "i");
        // The table's function adds the global's 40 to the memory's 2, and add adds 0 to the sum.
        program.exported("_start", "", "")
                .index(0x23, 0).i32(9).memory(0x2d, 0, 0).i32(0).op(0x11, binary, 0).i32(0).call(0)
                .i32(42).op(0x47).op(0x04, 0x40).op(0x00).op(0x0b);
        Result made = wasm2jar(write("program.wasm", program), "--link", "a-b=" + write("first.wasm", first),
                "--link", "ab=" + write("second.wasm", second), "--allow-missing", "-o", "out.jar");
        assertEquals(0, made.exitCode(), made.stderr());
        Result result = runJar(Path.of(System.getProperty("java.home")));
        assertEquals("", result.stderr());
        assertEquals(0, result.exitCode());
    }

    @Test
    void whatDoesNotFitIsToldAtCompileTime() throws Exception {
        var provider = new ModuleBuilder().memory(1).global(40);
        provider.exported("add", "ii", "i").get(0).get(1).op(0x6a);
        provider.exportMemory("memory", 0).exportGlobal("counter", 0);
        var program = new ModuleBuilder()
                .importFunction("env", "add", "il", "i")
                .importFunction("env", "subtract", "ii", "i")
                .importFunction("env", "memory", "", "")
                .importGlobal("env", "counter", 'l', true);
        program.exported("_start", "", "");
        Result result = wasm2jar(write("program.wasm", program), "--link", "env=" + write("lib.wasm", provider),
                "-o", "out.jar");
        assertEquals("""
                wasm2jar: error: program.wasm: lib.wasm does not export what this module imports from env:
                  add: function (i32, i64) -> (i32)
                      (lib.wasm exports it as function (i32, i32) -> (i32))
                  subtract: function (i32, i32) -> (i32)
                      (lib.wasm has no export of that name)
                  memory: function () -> ()
                      (lib.wasm exports it as memory 1 or more pages)
                  counter: global (mut i64)
                      (lib.wasm exports it as global (mut i32))
                hint: wasm2jar inspect lib.wasm shows all that it exports
                """, result.stderr());
        assertEquals(1, result.exitCode());
        assertFalse(Files.exists(folder.resolve("out.jar")));
    }

    @Test
    void otherMistakesAreToldToo() throws Exception {
        assertTold("only libraries can be linked", guest("clerk"), "--link", "ledger=" + guest("hello"));
        assertTold("--link is for programs", guest("ledger"), "--link", "x=" + guest("reactor"));
        assertTold("--link takes NAME=FILE.wasm", guest("clerk"), "--link", guest("ledger"));
        assertTold("--link names two modules a", guest("clerk"), "--link", "a=" + guest("ledger"), "--link",
                "a=" + guest("ledger"));
        assertTold("no such file", guest("clerk"), "--link", "ledger=nowhere.wasm");
        // What a linked module imports must be there as well.
        var dependent = new ModuleBuilder().importFunction("other", "f", "", "");
        dependent.exported("g", "", "").call(0);
        assertTold("function other.f", guest("clerk"), "--link", "d=" + write("dependent.wasm", dependent), "--link",
                "ledger=" + guest("ledger"));
    }

    private void assertTold(String message, String... words) throws Exception {
        Result result = wasm2jar(words);
        assertTrue(result.stderr().contains(message), result.stderr());
        assertTrue(result.exitCode() == 1 || result.exitCode() == 2, result.stderr());
    }
}

package dev.wasm2jar.testsuite.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.testsuite.JavaProcess;
import dev.wasm2jar.testsuite.binary.ModuleBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program whose memory grew page by page: what it finds behind its end. */
class RoomToGrowTest {

    private static final int PAGES = 300;

    @TempDir
    private static Path folder;

    /** Grows to {@link #PAGES}, and loads so many bytes behind the end. */
    private static byte[] program(int behind) {
        var module = new ModuleBuilder().memory(1).exportMemory("memory", 0);
        module.exported("_start", "", "").loop()
                .i32(1).op(0x40, 0, 0x1a)
                .op(0x3f, 0).i32(PAGES).op(0x48, 0x0d, 0).end()
                .op(0x3f, 0).i32(16).op(0x74).i32(behind).op(0x6a).memory(0x28, 2, 0).op(0x1a);
        return module.toBytes();
    }

    @BeforeAll
    static void compile() throws Exception {
        Files.write(folder.resolve("overrun.wasm"), overrun());
        assertEquals(0, JavaProcess.wasm2jar(folder, "overrun.wasm").exitCode());
        for (int behind : new int[] {-4, 0, 1 << 28}) {
            Files.write(folder.resolve("load" + behind + ".wasm"), program(behind));
            assertEquals(0, JavaProcess.wasm2jar(folder, "load" + behind + ".wasm").exitCode());
        }
    }

    /** The same, but stores behind the end and then grows once more. */
    private static byte[] overrun() {
        var module = new ModuleBuilder().memory(1).exportMemory("memory", 0);
        module.exported("_start", "", "").loop()
                .i32(1).op(0x40, 0, 0x1a)
                .op(0x3f, 0).i32(PAGES).op(0x48, 0x0d, 0).end()
                .op(0x3f, 0).i32(16).op(0x74).i32(7).memory(0x36, 2, 0)
                .i32(1).op(0x40, 0, 0x1a);
        return module.toBytes();
    }

    private JavaProcess.Result run(int behind, String... options) throws Exception {
        return run("load" + behind + ".jar", options);
    }

    private JavaProcess.Result run(String jar, String... options) throws Exception {
        var words = new ArrayList<>(List.of(options));
        words.addAll(List.of("-jar", jar));
        return JavaProcess.java(JavaProcess.javaHomes().get(0), folder, new byte[0], words);
    }

    private static void checkRuns(JavaProcess.Result result) {
        assertEquals("", result.stderr());
        assertEquals(0, result.exitCode());
    }

    private static void checkTrap(JavaProcess.Result result) {
        checkTrap(result, "out of bounds memory access");
    }

    private static void checkTrap(JavaProcess.Result result, String message) {
        assertTrue(result.exitCode() != 0);
        assertEquals("wasm trap: " + message, result.stderr().lines().findFirst().orElse(""));
    }

    @Test
    void endsWithItsSize() throws Exception {
        checkRuns(run(-4));
        checkTrap(run(1 << 28));
    }

    /** What decision 001 gives up, and the property that gets it back. */
    @Test
    void hasRoomBehindItUnlessItMustNot() throws Exception {
        checkRuns(run(0));
        checkTrap(run(0, "-Dwasm2jar.memory.exact=true"));
        checkRuns(run(-4, "-Dwasm2jar.memory.exact=true"));
    }

    @Test
    void trapsWhenItGrowsOverWhatWasStoredBehindItsEnd() throws Exception {
        checkTrap(run("overrun.jar"), "out of bounds memory access, found when the memory grew over what it stored");
        checkTrap(run("overrun.jar", "-Dwasm2jar.memory.exact=true"));
    }
}

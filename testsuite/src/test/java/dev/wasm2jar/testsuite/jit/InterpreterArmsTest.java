package dev.wasm2jar.testsuite.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.testsuite.JavaProcess;
import dev.wasm2jar.testsuite.binary.FunctionBuilder;
import dev.wasm2jar.testsuite.binary.ModuleBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** HotSpot says that it does not inline the arms of an interpreter into its loop, although they are small and hot. */
class InterpreterArmsTest {

    private static final int ARMS = 60;
    private static final int STEPS = 5_000_000;
    private static final Pattern REFUSED = Pattern.compile("\\$\\d+ \\(\\d+ bytes\\) .*unloaded signature classes");
    private static final Pattern INLINED = Pattern.compile("\\$\\d+ \\(\\d+ bytes\\)\\s+(force )?inline");

    @TempDir
    static Path folder;

    @BeforeAll
    static void compile() throws Exception {
        Files.write(folder.resolve("interpreter.wasm"), interpreter());
        JavaProcess.Result compiled = JavaProcess.wasm2jar(folder, "interpreter.wasm", "-o", "interpreter.jar");
        assertEquals(0, compiled.exitCode(), compiled.stderr());
    }

    @TestFactory
    List<DynamicTest> armsAreNotInlined() {
        return JavaProcess.javaHomes().stream()
                .map(home -> DynamicTest.dynamicTest(home.getFileName().toString(), () -> armsAreNotInlined(home)))
                .toList();
    }

    private static void armsAreNotInlined(Path home) throws Exception {
        JavaProcess.Result run = JavaProcess.java(home, folder, new byte[0], List.of(
                "-XX:+UnlockDiagnosticVMOptions", "-XX:+PrintInlining", "-XX:-TieredCompilation", "-Xbatch",
                "-jar", "interpreter.jar"));
        assertEquals(0, run.exitCode(), run.stderr());
        List<String> pieces = run.stdout().lines().filter(line -> line.contains("_start$")).toList();
        assertTrue(pieces.stream().anyMatch(line -> REFUSED.matcher(line).find()), () -> String.join("\n", pieces));
        assertTrue(pieces.stream().noneMatch(line -> INLINED.matcher(line).find()), () -> String.join("\n", pieces));
    }

    private static byte[] interpreter() {
        var module = new ModuleBuilder();
        FunctionBuilder code = module.exported("_start", "", "");
        int step = code.local('i');
        int state = code.local('i');
        code.block().loop();
        code.blocks(ARMS).get(state).i32(0x7fffffff).op(0x71).i32(ARMS).op(0x70).branchToEnds(ARMS);
        for (int i = 0; i < ARMS; i++) {
            code.end();
            for (int j = 0; j < 30; j++) {
                code.get(state).i32(i * 31 + j).op(j % 2 == 0 ? 0x6a : 0x6c).set(state);
            }
            code.get(step).i32(1).op(0x6a).set(step);
            code.get(step).i32(STEPS).op(0x46).branchIf(ARMS - i);
            code.branch(ARMS - 1 - i);
        }
        code.end().end();
        return module.toBytes();
    }
}

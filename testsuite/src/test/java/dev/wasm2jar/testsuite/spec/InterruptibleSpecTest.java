package dev.wasm2jar.testsuite.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.wasm2jar.compiler.Interruption;
import dev.wasm2jar.testsuite.SharedFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The scripts of the official suite about control and calls, with modules whose instances can be interrupted. */
class InterruptibleSpecTest {

    private static final List<String> SCRIPTS = List.of("block", "br", "br_if", "br_table", "call", "call_indirect",
            "call_ref", "exceptions/throw", "exceptions/throw_ref", "exceptions/try_table", "fac", "func", "if",
            "imports", "labels", "linking", "loop", "return_call", "return_call_indirect", "return_call_ref", "start",
            "switch", "unreachable", "unwind");

    @TestFactory
    Stream<DynamicTest> scripts() {
        Path core = SharedFolder.folder("spec").resolve("core");
        return SCRIPTS.stream().map(name -> DynamicTest.dynamicTest(name, () -> {
            Path folder = core.resolve(name);
            Script script = Script.read("core/" + name + ".wast", folder.resolve(folder.getFileName() + ".json"));
            Tally tally = ScriptRun.run(script, Scope.Tolerance.NONE, options -> options.withInterruption(Interruption.CHECKED));
            assertEquals(List.of(), tally.failures());
            assertNotEquals(0, tally.commands(Tally.Outcome.PASSED));
        }));
    }
}

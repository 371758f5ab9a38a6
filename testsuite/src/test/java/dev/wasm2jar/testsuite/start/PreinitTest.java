package dev.wasm2jar.testsuite.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.compiler.CompiledModule;
import dev.wasm2jar.compiler.Compiler;
import dev.wasm2jar.compiler.CompilerOptions;
import dev.wasm2jar.compiler.jvm.MissingImports;
import dev.wasm2jar.compiler.preinit.Preinit;
import dev.wasm2jar.compiler.preinit.PreinitException;
import dev.wasm2jar.compiler.wasm.Module;
import dev.wasm2jar.compiler.wasm.ModuleParser;
import dev.wasm2jar.compiler.wasm.ModuleValidator;
import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.runtime.Memory;
import dev.wasm2jar.runtime.Trap;
import dev.wasm2jar.testsuite.EmittedClasses;
import dev.wasm2jar.testsuite.JavaProcess;
import dev.wasm2jar.testsuite.SharedFolder;
import dev.wasm2jar.testsuite.binary.ModuleBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Initialisers that run at compile time: memories, tables and globals begin as they leave them. */
class PreinitTest {

    private static final int GLOBAL_GET = 0x23;
    private static final int GLOBAL_SET = 0x24;
    private static final int CALL_INDIRECT = 0x11;

    private static Module guest(String name) throws Exception {
        return ModuleParser.parse(Files.readAllBytes(
                SharedFolder.repository().resolve("testsuite/guests/wasm").resolve(name)));
    }

    private static Instance instance(Module module) throws Exception {
        ModuleValidator.validate(module);
        CompiledModule compiled = Compiler.compile(
                module, CompilerOptions.of("test", "wasm.Test").withMissingImports(MissingImports.TRAP));
        ClassLoader loader = EmittedClasses.check(compiled);
        return (Instance) Class.forName("wasm.Test", true, loader).getMethod("instantiate").invoke(null);
    }

    private static Object call(Instance instance, String function, Object... arguments) {
        Object[] results = instance.function(function).call(arguments);
        return results.length == 0 ? null : results[0];
    }

    /** The heap has grown, and a pointer to a function is in memory. */
    @Test
    void aLibraryBeginsWithWhatItsInitialiserComputed() throws Exception {
        Module module = guest("primes.wasm");
        assertEquals(-2, call(instance(module), "prime", 0));
        Instance instance = instance(Preinit.apply(module, "prepare"));
        assertEquals(1, call(instance, "times_initialised"));
        assertEquals(2, call(instance, "prime", 0));
        assertEquals(1_999_993, call(instance, "prime", 148_932));
        assertEquals(-1, call(instance, "prime", 148_933));
        assertFalse(instance.exports().containsKey("prepare"));
        assertEquals(1, call(instance(Preinit.apply(module, "prepare")), "times_initialised"), "each instance");
    }

    @Test
    void aReactorBeginsInitialised() throws Exception {
        Instance instance = instance(Preinit.apply(guest("reactor.wasm"), "_initialize"));
        var memory = (Memory) instance.export("memory");
        int text = (Integer) call(instance, "alloc", 5);
        byte[] hello = "hello".getBytes(StandardCharsets.US_ASCII);
        memory.write(text, hello, 0, 5);
        long result = (Long) call(instance, "handle", text, 5);
        byte[] answer = new byte[(int) result];
        memory.read(result >>> 32, answer, 0, answer.length);
        assertEquals("#0:olleh", new String(answer, StandardCharsets.US_ASCII));
    }

    /** table.grow, table.set, globals, memory.grow and a store, all by one initialiser. */
    @Test
    void stateOfAllKinds() throws Exception {
        var module = new ModuleBuilder();
        module.function("", "i").i32(11);
        module.function("", "i").i32(22);
        module.exported("init", "", "")
                .i32(100).index(GLOBAL_SET, 0)
                .i32(2).op(0x40, 0).op(0x1a) // memory.grow, drop
                .i32(131_000).i32(0x01020304).memory(0x36, 2, 0)
                .i32(0).i32(1).op(0x25, 0).op(0x26, 0) // element 0 becomes element 1
                .i32(1).op(0x25, 0).i32(2).op(0xfc, 15, 0).op(0x1a); // table.grow with it, drop
        module.exported("global", "", "i").index(GLOBAL_GET, 0);
        module.exported("size", "", "i").op(0x3f, 0);
        module.exported("load", "i", "i").get(0).memory(0x28, 2, 0);
        module.exported("call", "i", "i").get(0).op(CALL_INDIRECT, module.type("", "i"), 0);
        module.global(7).memory(1).data(16, new byte[] {1, 2, 3, 4}).table(3).elements(0, 0, 1);

        Instance plain = instance(ModuleParser.parse(module.toBytes()));
        assertEquals(7, call(plain, "global"));
        assertEquals(11, call(plain, "call", 0));
        Instance instance = instance(Preinit.apply(ModuleParser.parse(module.toBytes()), "init"));
        assertEquals(100, call(instance, "global"));
        assertEquals(3, call(instance, "size"));
        assertEquals(0x04030201, call(instance, "load", 16));
        assertEquals(0x01020304, call(instance, "load", 131_000));
        assertEquals(0, call(instance, "load", 65_536));
        assertEquals(22, call(instance, "call", 0));
        assertEquals(22, call(instance, "call", 1));
        assertThrows(Trap.class, () -> call(instance, "call", 2));
        assertEquals(22, call(instance, "call", 3));
        assertEquals(22, call(instance, "call", 4));
        assertThrows(Trap.class, () -> call(instance, "call", 5));
    }

    private static String refusal(Module module, String function) {
        return assertThrows(PreinitException.class, () -> Preinit.apply(module, function)).getMessage();
    }

    @Test
    void whatWouldBeWrongIsRefused() throws Exception {
        String host = refusal(guest("primes.wasm"), "prepare_with_host");
        assertTrue(host.contains("clock_time_get"), host);
        assertTrue(refusal(guest("primes.wasm"), "prime").contains("() -> ()"));
        assertTrue(refusal(guest("primes.wasm"), "nothing").contains("no exported function"));
        assertTrue(refusal(guest("hello.wasm"), "_start").contains("not an initialiser"));
        assertTrue(refusal(guest("atomics-22.wasm"), "add").contains("() -> ()"));
        var module = new ModuleBuilder().importMemory("env", "memory", 1);
        module.exported("init", "", "");
        assertTrue(refusal(ModuleParser.parse(module.toBytes()), "init").contains("env.memory"));
        var trapping = new ModuleBuilder();
        trapping.exported("init", "", "").op(0);
        assertTrue(refusal(ModuleParser.parse(trapping.toBytes()), "init").contains("unreachable"));
    }

    @Test
    void theCommandLineSaysWhy(@TempDir Path folder) throws Exception {
        String guest = SharedFolder.repository().resolve("testsuite/guests/wasm/primes.wasm").toString();
        JavaProcess.Result refused = JavaProcess.wasm2jar(folder, guest, "--preinit", "prepare_with_host", "-o", "p.jar");
        assertEquals(1, refused.exitCode());
        assertTrue(refused.stderr().contains("--preinit: prepare_with_host cannot be run without a host"), refused.stderr());
        assertFalse(Files.exists(folder.resolve("p.jar")));
        JavaProcess.Result made = JavaProcess.wasm2jar(folder, guest, "--preinit", "prepare", "-o", "p.jar");
        assertEquals(0, made.exitCode(), made.stderr());
    }
}

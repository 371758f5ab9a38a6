package dev.wasm2jar.testsuite.interruption;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.compiler.Interruption;
import dev.wasm2jar.runtime.FuncType;
import dev.wasm2jar.runtime.HostFunction;
import dev.wasm2jar.runtime.Imports;
import dev.wasm2jar.runtime.InstanceGroup;
import dev.wasm2jar.runtime.InterruptibleInstance;
import dev.wasm2jar.runtime.Trap;
import dev.wasm2jar.testsuite.Modules;
import dev.wasm2jar.testsuite.binary.FunctionBuilder;
import dev.wasm2jar.testsuite.binary.ModuleBuilder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Guests that compute for ever are stopped, whatever makes them go round. */
@Timeout(60)
class ComputationTest {

    private static final int RETURN_CALL = 0x12;
    private static final int RETURN_CALL_INDIRECT = 0x13;
    private static final int ADD = 0x6a;
    private static final int SUBTRACT = 0x6b;
    private static final int DROP = 0x1a;

    private static InterruptibleInstance instantiate(ModuleBuilder module) {
        return instantiate(module, new Imports());
    }

    private static InterruptibleInstance instantiate(ModuleBuilder module, Imports imports) {
        return (InterruptibleInstance) Modules.instantiate(
                Modules.load(Modules.compile(module.toBytes(), "test.wasm", options -> options.withInterruption(Interruption.CHECKED))), imports);
    }

    /** Long enough for the loop to be compiled by the JVM's optimising compiler. */
    @Test
    void loop() throws Exception {
        var module = new ModuleBuilder();
        FunctionBuilder run = module.exported("run", "", "");
        int count = run.local('i');
        run.loop().get(count).i32(1).op(ADD).set(count).branch(0).end();
        Interrupted.during(instantiate(module), "run", 500);
    }

    @Test
    void loopOfAFunctionThatIsCut() throws Exception {
        var module = new ModuleBuilder().memory(1);
        FunctionBuilder run = module.exported("run", "", "").loop();
        for (int i = 0; i < 2000; i++) {
            run.i32(i * 8).i32(i * 8).memory(0x28, 2, 4).i32(i).op(ADD).memory(0x36, 2, 0);
        }
        run.branch(0).end();
        Trap trap = Interrupted.during(instantiate(module), "run", 200);
        assertTrue(Arrays.stream(trap.getStackTrace()).anyMatch(frame -> frame.getMethodName().startsWith("run")));
    }

    /** 2 to the power of 60 calls, and never more than 60 at a time. */
    @Test
    void recursion() throws Exception {
        var module = new ModuleBuilder();
        module.exported("run", "", "").i32(60).call(1);
        FunctionBuilder twice = module.function("i", "");
        twice.get(0).when().get(0).i32(1).op(SUBTRACT).call(2).get(0).i32(1).op(SUBTRACT).call(2).end();
        module.function("i", "").get(0).call(1);
        Interrupted.during(instantiate(module), "run", 200);
    }

    @Test
    void recursionThroughATable() throws Exception {
        var module = new ModuleBuilder().table(1);
        module.exported("run", "", "").i32(60).call(1);
        int type = module.type("i", "");
        module.function("i", "").get(0).when()
                .get(0).i32(1).op(SUBTRACT).i32(0).op(0x11, type, 0)
                .get(0).i32(1).op(SUBTRACT).i32(0).op(0x11, type, 0).end();
        module.elements(0, 1);
        Interrupted.during(instantiate(module), "run", 200);
    }

    @Test
    void recursionByWayOfTheHost() throws Exception {
        var module = new ModuleBuilder();
        module.importFunction("host", "call", "i", "");
        module.exported("run", "", "").i32(60).call(0);
        module.exported("back", "i", "").get(0).when()
                .get(0).i32(1).op(SUBTRACT).call(0).get(0).i32(1).op(SUBTRACT).call(0).end();
        var instance = new InterruptibleInstance[1];
        instance[0] = instantiate(module, new Imports().define("host", "call",
                new HostFunction(FuncType.of("(i32)->()"), arguments -> instance[0].function("back").call(arguments))));
        Interrupted.during(instance[0], "run", 200);
    }

    @Test
    void tailCalls() throws Exception {
        var module = new ModuleBuilder();
        module.exported("run", "", "").index(RETURN_CALL, 1);
        module.function("", "").index(RETURN_CALL, 2);
        module.function("", "").index(RETURN_CALL, 0);
        Interrupted.during(instantiate(module), "run", 200);
    }

    @Test
    void tailCallsOfItself() throws Exception {
        var module = new ModuleBuilder();
        module.exported("run", "", "").index(RETURN_CALL, 0);
        Interrupted.during(instantiate(module), "run", 200);
    }

    @Test
    void tailCallsThroughATable() throws Exception {
        var module = new ModuleBuilder().table(1);
        int type = module.type("", "");
        module.exported("run", "", "").i32(0).op(RETURN_CALL_INDIRECT, type, 0);
        module.elements(0, 0);
        Interrupted.during(instantiate(module), "run", 200);
    }

    /** {@code try loop br 0 end catch_all end}, in a loop. */
    @Test
    void guestsCatchNoInterruption() throws Exception {
        var module = new ModuleBuilder();
        module.exported("run", "", "").loop().op(0x06, 0x40).loop().branch(0).end().op(0x19).end().branch(0).end();
        Interrupted.during(instantiate(module), "run", 100);
    }

    @Test
    void instanceThatIsInterruptedBeforeItRuns() {
        var module = new ModuleBuilder();
        module.exported("run", "", "i").i32(42);
        InterruptibleInstance instance = instantiate(module);
        InterruptibleInstance other = instantiate(module);
        assertArrayEquals(new Object[] {42}, instance.function("run").call());
        assertFalse(instance.isInterrupted());
        instance.interrupt();
        assertEquals(Trap.INTERRUPTED,
                assertThrows(Trap.class, () -> instance.function("run").call()).getMessage());
        assertArrayEquals(new Object[] {42}, other.function("run").call());
    }

    @Test
    @SuppressWarnings("try")
    void groupIsInterruptedWithWhatIsMadeInItLater() {
        var module = new ModuleBuilder();
        module.exported("run", "", "i").i32(42);
        var group = new InstanceGroup(null);
        InterruptibleInstance instance;
        try (InstanceGroup.Scope scope = group.enter()) {
            instance = instantiate(module);
        }
        InterruptibleInstance other = instantiate(module);
        group.interrupt();
        assertTrue(instance.isInterrupted());
        assertFalse(other.isInterrupted());
        try (InstanceGroup.Scope scope = group.enter()) {
            assertThrows(Trap.class, () -> instantiate(module).function("run").call());
        }
    }

    @Test
    void otherModulesHaveNoChecks() {
        var module = new ModuleBuilder();
        module.exported("run", "", "i").i32(42);
        Object instance = Modules.instantiate(Modules.load(module.toBytes(), "test.wasm"), new Imports());
        assertFalse(instance instanceof InterruptibleInstance);
    }

    /** Names that the base class has are not for exports. */
    @Test
    void exportsWithNamesOfTheBaseClass() {
        var module = new ModuleBuilder();
        for (String name : new String[] {"interrupt", "isInterrupted", "enter", "leave"}) {
            module.exported(name, "", "i").i32(7).op(DROP).i32(8);
        }
        InterruptibleInstance instance = assertInstanceOf(InterruptibleInstance.class, instantiate(module));
        assertArrayEquals(new Object[] {8}, instance.function("interrupt").call());
        assertFalse(instance.isInterrupted());
    }
}

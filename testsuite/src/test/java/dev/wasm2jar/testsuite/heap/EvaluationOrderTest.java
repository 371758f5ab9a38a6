package dev.wasm2jar.testsuite.heap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wasm2jar.runtime.Imports;
import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.runtime.Trap;
import dev.wasm2jar.testsuite.Modules;
import dev.wasm2jar.testsuite.SharedFolder;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The compiler delays reads and never moves them past what changes them; it makes every object exactly once. */
class EvaluationOrderTest {

    private static Instance instance;

    @BeforeAll
    static void load() throws IOException {
        byte[] binary = Files.readAllBytes(
                SharedFolder.repository().resolve("testsuite/guests/wasm/heap-order.wasm"));
        instance = Modules.instantiate(Modules.load(binary, "order"), new Imports());
    }

    private static Object[] call(String function, Object... arguments) {
        return instance.function(function).call(arguments);
    }

    private static void assertResults(Object[] actual, Object... expected) {
        assertArrayEquals(expected, actual);
    }

    @Test
    void readsComeBeforeLaterWrites() {
        assertResults(call("exchange", 1, 2), 1);
        assertResults(call("across_call", 1, 2), 1, 100, 2);
        assertResults(call("array_exchange", 1, 2), 1, 2);
    }

    @Test
    void everyAllocationMakesOneObject() {
        assertResults(call("identity"), 1);
        assertResults(call("distinct"), 0);
        assertResults(call("loop", 5), 12345);
    }

    @Test
    void droppedAccessesTrap() {
        assertTrap("null structure reference", "drop_null");
        assertTrap("out of bounds array access", "drop_bounds", 2);
        call("drop_bounds", 1);
        assertTrap("array is too large", "drop_length", -1);
        call("drop_length", 1);
    }

    private static void assertTrap(String message, String function, Object... arguments) {
        assertEquals(message, assertThrows(Trap.class, () -> call(function, arguments)).getMessage());
    }

    @Test
    void differentSubtypesMeetInTheirSupertype() {
        assertResults(call("select", 1), 1);
        assertResults(call("select", 0), 2);
        assertResults(call("branches", 1), 1);
        assertResults(call("branches", 0), 2);
    }

    @Test
    void packedElementsAreExtended() {
        assertResults(call("shorts", 0x1ffff), -1, 0xffff);
        assertResults(call("shorts", 0x7fff), 0x7fff, 0x7fff);
    }
}

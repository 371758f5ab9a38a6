package dev.wasm2jar.testsuite.interruption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.runtime.InterruptibleInstance;
import dev.wasm2jar.runtime.Trap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Interrupts what would go on for ever. */
final class Interrupted {

    private Interrupted() {}

    /** Calls an exported function without parameters, interrupts the instance some time later, and expects a trap. */
    static Trap during(InterruptibleInstance instance, String function, int milliseconds) throws Exception {
        ExecutorService guest = Executors.newSingleThreadExecutor(body -> new Thread(null, body, "guest", 64 << 20));
        try {
            Future<Object[]> call = guest.submit(() -> instance.function(function).call());
            Thread.sleep(milliseconds);
            assertFalse(call.isDone(), "it ended by itself");
            instance.interrupt();
            Throwable failure = assertThrows(ExecutionException.class, () -> call.get(20, TimeUnit.SECONDS)).getCause();
            Trap trap = assertInstanceOf(Trap.class, failure);
            assertEquals(Trap.INTERRUPTED, trap.getMessage());
            assertTrue(instance.isInterrupted());
            assertFalse(guest.submit(() -> Thread.currentThread().isInterrupted()).get(), "the thread is as it was");
            assertThrows(Trap.class, () -> instance.function(function).call());
            return trap;
        } finally {
            guest.shutdownNow();
        }
    }
}

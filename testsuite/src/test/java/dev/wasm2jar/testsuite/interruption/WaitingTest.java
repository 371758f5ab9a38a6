package dev.wasm2jar.testsuite.interruption;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.wasm2jar.compiler.Compiler;
import dev.wasm2jar.compiler.CompilerOptions;
import dev.wasm2jar.compiler.Interruption;
import dev.wasm2jar.compiler.host.WasiFunctions;
import dev.wasm2jar.runtime.Imports;
import dev.wasm2jar.runtime.InterruptibleInstance;
import dev.wasm2jar.runtime.SharedMemory;
import dev.wasm2jar.runtime.wasi.Wasi;
import dev.wasm2jar.testsuite.Modules;
import dev.wasm2jar.testsuite.binary.ModuleBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Guests that wait for ever in functions of the host are stopped. */
@Timeout(60)
class WaitingTest {

    private static final String WASI = "wasi_snapshot_preview1";
    private static final int DROP = 0x1a;

    /** Nobody ever writes to it, and nothing can end a read from it. */
    private static final class SilentInput extends InputStream {

        @Override
        public int read() {
            while (true) {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException stubborn) {
                    // As a read from a socket or from standard input.
                }
            }
        }
    }

    private static InterruptibleInstance instantiate(ModuleBuilder module, Wasi wasi) {
        return (InterruptibleInstance) Modules.instantiateWithStates(
                Modules.load(Compiler.compile(module.toBytes(), CompilerOptions.of("test.wasm", "com.example.Module")
                        .withThreads(1).withHost(new WasiFunctions()).withInterruption(Interruption.CHECKED))),
                wasi);
    }

    /** A guest that reads up to 16 bytes from standard input to address 64; its function returns their number. */
    private static ModuleBuilder reader() {
        var module = new ModuleBuilder();
        module.importFunction(WASI, "fd_read", "iiii", "i");
        module.memory(1).data(0, ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(64).putInt(16).array());
        module.exported("run", "", "i").i32(0).i32(0).i32(1).i32(32).call(0).op(DROP).i32(32).memory(0x28, 2, 0);
        return module;
    }

    @Test
    void read() throws Exception {
        try (Wasi wasi = Wasi.builder().stdin(new SilentInput()).build()) {
            Interrupted.during(instantiate(reader(), wasi), "run", 100);
        }
    }

    @Test
    void readsSeeAllThereIs() throws IOException {
        var end = new PipedOutputStream();
        try (Wasi wasi = Wasi.builder().stdin(new PipedInputStream(end)).build()) {
            InterruptibleInstance instance = instantiate(reader(), wasi);
            var later = new Thread(() -> {
                try {
                    Thread.sleep(50);
                    end.write(new byte[] {1, 2, 3});
                    end.close();
                } catch (IOException | InterruptedException failure) {
                    throw new IllegalStateException(failure);
                }
            });
            later.start();
            assertArrayEquals(new Object[] {3}, instance.function("run").call());
            assertArrayEquals(new Object[] {0}, instance.function("run").call());
        }
        try (Wasi wasi = Wasi.builder().stdin(new ByteArrayInputStream(new byte[20])).build()) {
            InterruptibleInstance instance = instantiate(reader(), wasi);
            assertArrayEquals(new Object[] {16}, instance.function("run").call());
            assertArrayEquals(new Object[] {4}, instance.function("run").call());
            assertArrayEquals(new Object[] {0}, instance.function("run").call());
        }
    }

    /** A subscription of 48 bytes at address 0: to the monotonic clock, for an hour. */
    private static ModuleBuilder poller(ByteBuffer subscription) {
        var module = new ModuleBuilder();
        module.importFunction(WASI, "poll_oneoff", "iiii", "i");
        module.memory(1).data(0, subscription.array());
        module.exported("run", "", "").i32(0).i32(64).i32(1).i32(128).call(0).op(DROP);
        return module;
    }

    private static ByteBuffer subscription() {
        return ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void sleep() throws Exception {
        try (Wasi wasi = Wasi.builder().build()) {
            ByteBuffer clock = subscription().putInt(16, 1).putLong(24, 3_600_000_000_000L);
            Interrupted.during(instantiate(poller(clock), wasi), "run", 100);
        }
    }

    @Test
    void pollOfInput() throws Exception {
        try (Wasi wasi = Wasi.builder().stdin(new SilentInput()).build()) {
            ByteBuffer readable = subscription().put(8, (byte) 1);
            Interrupted.during(instantiate(poller(readable), wasi), "run", 100);
        }
    }

    @Test
    void waitForAnAddress() throws Exception {
        var module = new ModuleBuilder().importSharedMemory("env", "memory", 1, 1);
        module.exported("run", "", "i").i32(0).i32(0).i64(-1).op(0xfe, 0x01, 2, 0);
        var instance = (InterruptibleInstance) Modules.instantiate(
                Modules.load(Modules.compile(module.toBytes(), "test.wasm", options -> options.withInterruption(Interruption.CHECKED))),
                new Imports().define("env", "memory", new SharedMemory(32, 16, 1, 1)));
        Interrupted.during(instance, "run", 100);
    }
}

package dev.wasm2jar.runtime.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.runtime.Trap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Arguments, environment, clocks, random bytes and the process. */
class WasiProcessTest {

    @Test
    void argumentsAreNulTerminatedUtf8() {
        Guest guest = new Guest(Wasi.builder().arguments("prog", "the \"second\" arg", "ü"));
        assertEquals(Errno.SUCCESS, WasiArguments.args_sizes_get(guest.wasi, 0, 4));
        assertEquals(3, guest.i32(0));
        assertEquals(5 + 17 + 3, guest.i32(4));
        assertEquals(Errno.SUCCESS, WasiArguments.args_get(guest.wasi, 100, 200));
        assertEquals(200, guest.i32(100));
        assertEquals(205, guest.i32(104));
        assertEquals(222, guest.i32(108));
        assertEquals("prog\0the \"second\" arg\0ü\0", guest.string(200, 25));
    }

    @Test
    void environmentIsWhatWasGiven() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("a", "text");
        variables.put("c", "new\nline=x");
        Guest guest = new Guest(Wasi.builder().environment(variables));
        assertEquals(Errno.SUCCESS, WasiArguments.environ_sizes_get(guest.wasi, 0, 4));
        assertEquals(2, guest.i32(0));
        assertEquals(7 + 13, guest.i32(4));
        assertEquals(Errno.SUCCESS, WasiArguments.environ_get(guest.wasi, 100, 200));
        assertEquals("a=text\0c=new\nline=x\0", guest.string(200, 20));
        assertThrows(IllegalArgumentException.class, () -> Wasi.builder().environment("a=b", "c"));
        assertThrows(IllegalArgumentException.class, () -> Wasi.builder().argument("a\0b"));
    }

    @Test
    void nothingIsInheritedUnasked() {
        Guest guest = new Guest(Wasi.builder());
        WasiArguments.args_sizes_get(guest.wasi, 0, 4);
        assertEquals(0, guest.i64(0));
        WasiArguments.environ_sizes_get(guest.wasi, 0, 4);
        assertEquals(0, guest.i64(0));
        assertEquals("", guest.read(0, 10));
        guest.write(1, "nowhere");
        assertEquals(Errno.BADF, guest.closeFd(3));
    }

    @Test
    void pointersOutOfBoundsTrap() {
        Guest guest = new Guest(Wasi.builder().argument("x"));
        assertThrows(Trap.class, () -> WasiArguments.args_sizes_get(guest.wasi, 65533, 0));
        assertThrows(Trap.class, () -> WasiArguments.args_get(guest.wasi, -4, 0));
        assertThrows(Trap.class, () -> WasiRandom.random_get(guest.wasi, 65536, 1));
        assertThrows(Trap.class, () -> WasiRandom.random_get(guest.wasi, 1, -1));
        assertThrows(Trap.class, () -> WasiDescriptor.fd_write(guest.wasi, 1, 65532, 1, 0));
        assertThrows(Trap.class, () -> WasiDescriptor.fd_write(guest.wasi, 1, guest.iovs(65000, 1000), 1, 0));
        assertThrows(Trap.class, () -> WasiDescriptor.fd_write(guest.wasi, 1, 0, 0, 65533));
        assertEquals(Errno.SUCCESS, WasiRandom.random_get(guest.wasi, 65536, 0));
        // An empty part may point anywhere.
        assertEquals(Errno.SUCCESS, WasiDescriptor.fd_write(guest.wasi, 1, guest.iovs(-1, 0), 1, 0));
    }

    @Test
    void clocksTellTimeThatDoesNotGoBack() {
        Guest guest = new Guest(Wasi.builder());
        for (int id = 0; id < 2; id++) {
            assertEquals(Errno.SUCCESS, WasiClock.clock_res_get(guest.wasi, id, 0));
            assertTrue(guest.i64(0) > 0);
            assertEquals(Errno.SUCCESS, WasiClock.clock_time_get(guest.wasi, id, 0, 0));
            assertTrue(guest.i64(0) > 0);
        }
        WasiClock.clock_time_get(guest.wasi, Flags.MONOTONIC, 0, 0);
        WasiClock.clock_time_get(guest.wasi, Flags.MONOTONIC, 0, 8);
        assertTrue(guest.i64(8) >= guest.i64(0));
        assertEquals(Errno.SUCCESS, WasiClock.clock_time_get(guest.wasi, Flags.THREAD_CPUTIME, 0, 0));
        assertEquals(Errno.SUCCESS, WasiClock.clock_res_get(guest.wasi, Flags.PROCESS_CPUTIME, 0));
        assertEquals(Errno.INVAL, WasiClock.clock_time_get(guest.wasi, 4, 0, 0));
        assertEquals(Errno.INVAL, WasiClock.clock_res_get(guest.wasi, -1, 0));
    }

    @Test
    void clocksAndRandomCanBeReplaced() {
        Guest guest = new Guest(Wasi.builder().clock(new HostClock() {
            @Override
            public long realtime() {
                return 42;
            }
        }).random(new HostRandom() {
            @Override
            public void fill(byte[] target, int offset, int length) {
                java.util.Arrays.fill(target, offset, offset + length, (byte) 7);
            }
        }));
        WasiClock.clock_time_get(guest.wasi, Flags.REALTIME, 0, 0);
        assertEquals(42, guest.i64(0));
        WasiRandom.random_get(guest.wasi, 9, 2);
        assertEquals(0x070700, guest.i32(8));
    }

    @Test
    void randomBytesDiffer() {
        Guest guest = new Guest(Wasi.builder());
        assertEquals(Errno.SUCCESS, WasiRandom.random_get(guest.wasi, 0, 1000));
        assertNotEquals(guest.i64(0), guest.i64(8));
        assertEquals(0, guest.i64(1000));
        guest.wasi.close();
    }

    @Test
    void exitCarriesTheCodeAndNoStack() {
        Guest guest = new Guest(Wasi.builder());
        ProcessExit exit = assertThrows(ProcessExit.class, () -> WasiProcess.proc_exit(guest.wasi, 33));
        assertEquals(33, exit.code());
        assertEquals(0, exit.getStackTrace().length);
        assertEquals(Errno.SUCCESS, WasiProcess.sched_yield(guest.wasi));
        assertEquals(Errno.NOTSUP, WasiProcess.proc_raise(guest.wasi, 6));
        assertEquals(Errno.INVAL, WasiProcess.proc_raise(guest.wasi, 31));
    }
}

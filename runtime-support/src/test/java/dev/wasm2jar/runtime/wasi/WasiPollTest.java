package dev.wasm2jar.runtime.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.runtime.Trap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** poll_oneoff, with a clock that only goes on when the guest sleeps. */
@Timeout(60)
class WasiPollTest extends TempDirectory {

    private static final int IN = 8192;
    private static final int OUT = 16384;
    private static final long SECOND = 1_000_000_000L;

    /** Time passes by sleeping alone. */
    private static final class ManualClock extends HostClock {
        long now = 1000 * SECOND;
        final List<Long> sleeps = new ArrayList<>();

        @Override
        public long realtime() {
            return now + 1_000_000 * SECOND;
        }

        @Override
        public long monotonic() {
            return now;
        }

        @Override
        public void sleep(long nanoseconds) {
            sleeps.add(nanoseconds);
            now += nanoseconds;
        }
    }

    private record Event(long userdata, int error, int type, long bytes, int flags) {}

    private static Guest guest(WasiBuilder builder) {
        return new Guest(builder);
    }

    private static void clock(Guest guest, int index, long userdata, int id, long timeout, int flags) {
        ByteBuffer memory = guest.wasi.memory.buffer();
        int at = IN + 48 * index;
        memory.putLong(at, userdata).putLong(at + 8, Flags.EVENT_CLOCK).putInt(at + 16, id)
                .putLong(at + 24, timeout).putLong(at + 32, 0).putShort(at + 40, (short) flags);
    }

    private static void descriptor(Guest guest, int index, long userdata, int type, int fd) {
        ByteBuffer memory = guest.wasi.memory.buffer();
        int at = IN + 48 * index;
        memory.putLong(at, userdata).putLong(at + 8, type).putInt(at + 16, fd);
    }

    private static List<Event> poll(Guest guest, int count) {
        assertEquals(Errno.SUCCESS, WasiPoll.poll_oneoff(guest.wasi, IN, OUT, count, 0));
        List<Event> events = new ArrayList<>();
        ByteBuffer memory = guest.wasi.memory.buffer();
        for (int i = 0; i < guest.i32(0); i++) {
            int at = OUT + 32 * i;
            events.add(new Event(memory.getLong(at), memory.getShort(at + 8), memory.get(at + 10),
                    memory.getLong(at + 16), memory.getShort(at + 24)));
        }
        return events;
    }

    @Test
    void zeroSubscriptionsAreInvalid() {
        assertEquals(Errno.INVAL, WasiPoll.poll_oneoff(guest.wasi, IN, OUT, 0, 0));
        descriptor(guest, 0, 1, 3, 0);
        assertEquals(Errno.INVAL, WasiPoll.poll_oneoff(guest.wasi, IN, OUT, 1, 0));
        assertThrows(Trap.class, () -> WasiPoll.poll_oneoff(guest.wasi, 65500, OUT, 1, 0));
        assertThrows(Trap.class, () -> WasiPoll.poll_oneoff(guest.wasi, IN, 65530, 1, 0));
        assertThrows(Trap.class, () -> WasiPoll.poll_oneoff(guest.wasi, IN, OUT, -1, 0));
    }

    @Test
    void clocksWaitTheShortestTime() {
        ManualClock clock = new ManualClock();
        Guest guest = guest(Wasi.builder().clock(clock));
        clock(guest, 0, 7, Flags.MONOTONIC, 5 * SECOND, 0);
        clock(guest, 1, 8, Flags.REALTIME, 2 * SECOND, 0);
        clock(guest, 2, 9, Flags.MONOTONIC, -1, 0);
        assertEquals(List.of(new Event(8, 0, 0, 0, 0)), poll(guest, 3));
        assertEquals(List.of(2 * SECOND), clock.sleeps);
    }

    @Test
    void absoluteTimesAreOfTheirClock() {
        ManualClock clock = new ManualClock();
        Guest guest = guest(Wasi.builder().clock(clock));
        clock(guest, 0, 1, Flags.MONOTONIC, clock.now + 3 * SECOND, Flags.CLOCK_ABSTIME);
        clock(guest, 1, 2, Flags.REALTIME, clock.realtime() + 3 * SECOND, Flags.CLOCK_ABSTIME);
        assertEquals(2, poll(guest, 2).size());
        assertEquals(List.of(3 * SECOND), clock.sleeps);
        // Both are past now.
        assertEquals(2, poll(guest, 2).size());
        assertEquals(1, clock.sleeps.size());
    }

    @Test
    void realClockSleepsLongEnough() {
        Guest guest = guest(Wasi.builder());
        clock(guest, 0, 1, Flags.MONOTONIC, 20_000_000, 0);
        long before = System.nanoTime();
        assertEquals(1, poll(guest, 1).size());
        assertTrue(System.nanoTime() - before >= 20_000_000);
    }

    @Test
    void wrongClocksAreErrorsOfTheirEvents() {
        Guest guest = guest(Wasi.builder().clock(new ManualClock()));
        clock(guest, 0, 1, 9, 0, 0);
        clock(guest, 1, 2, Flags.THREAD_CPUTIME, 0, 0);
        clock(guest, 2, 3, Flags.MONOTONIC, SECOND, 2);
        clock(guest, 3, 4, Flags.MONOTONIC, SECOND, 0);
        assertEquals(List.of(new Event(1, Errno.INVAL, 0, 0, 0), new Event(2, Errno.NOTSUP, 0, 0, 0),
                new Event(3, Errno.INVAL, 0, 0, 0)), poll(guest, 4));
    }

    @Test
    void filesAreAlwaysReady() {
        int fd = guest.open(ROOT, "file", Flags.CREAT, ALL);
        guest.write(fd, "12345");
        guest.seek(fd, 2, Flags.WHENCE_SET);
        int closed = 77;
        int readOnly = guest.open(ROOT, "file", 0, READ | Rights.POLL_FD_READWRITE);
        int noPoll = guest.open(ROOT, "file", 0, READ);
        descriptor(guest, 0, 1, Flags.EVENT_FD_READ, fd);
        descriptor(guest, 1, 2, Flags.EVENT_FD_WRITE, fd);
        descriptor(guest, 2, 3, Flags.EVENT_FD_READ, closed);
        descriptor(guest, 3, 4, Flags.EVENT_FD_WRITE, readOnly);
        descriptor(guest, 4, 5, Flags.EVENT_FD_READ, noPoll);
        descriptor(guest, 5, 6, Flags.EVENT_FD_READ, ROOT);
        clock(guest, 6, 7, Flags.MONOTONIC, 3600 * SECOND, 0);
        assertEquals(List.of(new Event(1, 0, 1, 3, 0), new Event(2, 0, 2, 1, 0), new Event(3, Errno.BADF, 1, 0, 0),
                new Event(4, Errno.NOTCAPABLE, 2, 0, 0), new Event(5, Errno.NOTCAPABLE, 1, 0, 0),
                new Event(6, Errno.BADF, 1, 0, 0)), poll(guest, 7));
    }

    @Test
    void outputIsAlwaysReady() {
        Guest guest = guest(Wasi.builder());
        descriptor(guest, 0, 1, Flags.EVENT_FD_WRITE, 1);
        descriptor(guest, 1, 2, Flags.EVENT_FD_WRITE, 2);
        descriptor(guest, 2, 3, Flags.EVENT_FD_READ, 1);
        assertEquals(List.of(new Event(1, 0, 2, 1, 0), new Event(2, 0, 2, 1, 0), new Event(3, Errno.BADF, 1, 0, 0)),
                poll(guest, 3));
    }

    @Test
    void inputIsReadyWithDataOrAtItsEnd() {
        Guest guest = guest(Wasi.builder().stdin(new ByteArrayInputStream("abc".getBytes())));
        descriptor(guest, 0, 1, Flags.EVENT_FD_READ, 0);
        assertEquals(List.of(new Event(1, 0, 1, 3, 0)), poll(guest, 1));
        assertEquals("abc", guest.read(0, 10));
        assertEquals(List.of(new Event(1, 0, 1, 0, Flags.HANGUP)), poll(guest, 1));
        assertEquals("", guest.read(0, 10));
        Guest nothing = guest(Wasi.builder());
        descriptor(nothing, 0, 1, Flags.EVENT_FD_READ, 0);
        assertEquals(List.of(new Event(1, 0, 1, 0, Flags.HANGUP)), poll(nothing, 1));
    }

    @Test
    void inputWakesTheWaiter() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        PipedOutputStream writer = new PipedOutputStream();
        PipedInputStream input = new PipedInputStream(writer) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) throws IOException {
                reading.countDown();
                return super.read(bytes, offset, length);
            }
        };
        Guest guest = guest(Wasi.builder().stdin(input));
        descriptor(guest, 0, 1, Flags.EVENT_FD_READ, 0);
        clock(guest, 1, 2, Flags.MONOTONIC, 3600 * SECOND, 0);
        Thread other = new Thread(() -> {
            try {
                reading.await();
                writer.write("hi".getBytes());
                writer.flush();
            } catch (IOException | InterruptedException failure) {
                throw new AssertionError(failure);
            }
        });
        other.start();
        List<Event> events = poll(guest, 2);
        other.join();
        assertEquals(1, events.size());
        assertEquals(1, events.get(0).userdata());
        assertTrue(events.get(0).bytes() > 0);
        String text = "";
        while (text.length() < 2) {
            text += guest.read(0, 10);
        }
        assertEquals("hi", text);
    }

    @Test
    void silentInputTimesOut() throws IOException {
        PipedOutputStream writer = new PipedOutputStream();
        Guest guest = guest(Wasi.builder().stdin(new PipedInputStream(writer)));
        descriptor(guest, 0, 1, Flags.EVENT_FD_READ, 0);
        clock(guest, 1, 2, Flags.MONOTONIC, 30_000_000, 0);
        assertEquals(List.of(new Event(2, 0, 0, 0, 0)), poll(guest, 2));
        // What comes later is not lost to the thread that reads ahead.
        writer.write("late".getBytes());
        writer.close();
        clock(guest, 1, 2, Flags.MONOTONIC, -1, 0);
        assertEquals(1, poll(guest, 2).get(0).userdata());
        String text = "";
        for (String part = guest.read(0, 3); !part.isEmpty(); part = guest.read(0, 3)) {
            text += part;
        }
        assertEquals("late", text);
    }

    @Test
    void interruptionEndsTheWait() {
        Guest guest = guest(Wasi.builder());
        clock(guest, 0, 1, Flags.MONOTONIC, 3600 * SECOND, 0);
        Thread.currentThread().interrupt();
        assertThrows(Trap.class, () -> WasiPoll.poll_oneoff(guest.wasi, IN, OUT, 1, 0));
        assertTrue(Thread.interrupted());
    }
}

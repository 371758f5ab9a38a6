package dev.wasm2jar.runtime.wasi;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** Processor time, in nanoseconds, or -1 where it cannot be had. */
final class CpuClock {

    /** The process clock ticks a hundred times a second on Linux. */
    static final long RESOLUTION = 10_000_000;

    private CpuClock() {}

    static long process() {
        Duration used = ProcessHandle.current().info().totalCpuDuration().orElse(null);
        return used == null ? -1 : used.toNanos();
    }

    static long thread() {
        try {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            return threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : -1;
        } catch (LinkageError noManagementModule) {
            return -1;
        }
    }
}

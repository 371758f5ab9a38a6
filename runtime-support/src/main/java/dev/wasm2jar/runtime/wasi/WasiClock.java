package dev.wasm2jar.runtime.wasi;

/** The functions {@code clock_*} of WASI preview 1. */
public final class WasiClock {

    private WasiClock() {}

    /** Says how finely a clock measures, in nanoseconds. */
    public static int clock_res_get(Wasi wasi, int id, int resolution) {
        wasi.check(resolution, 8);
        switch (id) {
            case Flags.REALTIME:
            case Flags.MONOTONIC:
                wasi.putLong(resolution, wasi.clock().resolution());
                return Errno.SUCCESS;
            case Flags.PROCESS_CPUTIME:
            case Flags.THREAD_CPUTIME:
                wasi.putLong(resolution, CpuClock.RESOLUTION);
                return Errno.SUCCESS;
            default:
                return Errno.INVAL;
        }
    }

    /** Tells the time of a clock, in nanoseconds; the precision asked for makes no difference. */
    public static int clock_time_get(Wasi wasi, int id, long precision, int time) {
        wasi.check(time, 8);
        long now;
        switch (id) {
            case Flags.REALTIME:
                now = wasi.clock().realtime();
                break;
            case Flags.MONOTONIC:
                now = wasi.clock().monotonic();
                break;
            case Flags.PROCESS_CPUTIME:
                now = CpuClock.process();
                break;
            case Flags.THREAD_CPUTIME:
                now = CpuClock.thread();
                break;
            default:
                return Errno.INVAL;
        }
        if (now < 0) {
            return Errno.NOTSUP;
        }
        wasi.putLong(time, now);
        return Errno.SUCCESS;
    }
}

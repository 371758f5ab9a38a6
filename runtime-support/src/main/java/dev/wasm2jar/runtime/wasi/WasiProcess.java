package dev.wasm2jar.runtime.wasi;

/** The functions {@code proc_*} and {@code sched_yield} of WASI preview 1. */
public final class WasiProcess {

    /** The number of the last signal, {@code sys}. */
    private static final int LAST_SIGNAL = 30;

    private WasiProcess() {}

    /** Ends the guest. */
    public static void proc_exit(Wasi wasi, int code) {
        throw new ProcessExit(code);
    }

    /** There are no signals here, and libraries emulate {@code raise} without them. */
    public static int proc_raise(Wasi wasi, int signal) {
        return signal < 0 || signal > LAST_SIGNAL ? Errno.INVAL : Errno.NOTSUP;
    }

    /** Lets other threads of the host run. */
    public static int sched_yield(Wasi wasi) {
        Thread.yield();
        return Errno.SUCCESS;
    }
}

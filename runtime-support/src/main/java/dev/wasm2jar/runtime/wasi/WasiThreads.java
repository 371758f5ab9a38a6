package dev.wasm2jar.runtime.wasi;

/** The function {@code thread-spawn} of the wasi-threads proposal. */
public final class WasiThreads {

    private WasiThreads() {}

    /** Starts a thread. */
    public static int thread_spawn(Wasi wasi, int startArgument) {
        ThreadSpawner threads = wasi.threads;
        return threads == null ? -Errno.NOTSUP : threads.spawn(startArgument);
    }
}

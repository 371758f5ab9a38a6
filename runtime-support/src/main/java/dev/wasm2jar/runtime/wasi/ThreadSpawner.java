package dev.wasm2jar.runtime.wasi;

/** Starts threads of a guest (wasi-threads proposal). */
public interface ThreadSpawner {

    /**
     * Runs {@code wasi_thread_start(tid, startArgument)} of a new instance, which has the same imports, in a thread of its
     * own.
     *
     * @return the identifier of the thread, from 1 on, or a negative number if it can't be started
     */
    int spawn(int startArgument);
}

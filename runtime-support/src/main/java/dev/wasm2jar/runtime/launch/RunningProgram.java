package dev.wasm2jar.runtime.launch;

import dev.wasm2jar.runtime.http.HttpError;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A run of a program, which goes on in a thread of its own. */
final class RunningProgram implements Runnable {

    private final ProgramCalls calls;
    private final ProgramCall call;
    private final CountDownLatch ended = new CountDownLatch(1);
    private Thread thread;
    private int exitCode;
    private Throwable failure;

    RunningProgram(ProgramCalls calls, ProgramCall call) {
        this.calls = calls;
        this.call = call;
    }

    @Override
    public void run() {
        synchronized (this) {
            thread = Thread.currentThread();
        }
        try {
            exitCode = calls.run(call);
        } catch (Throwable thrown) {
            failure = thrown;
        }
        synchronized (this) {
            thread = null;
            // What was meant for this run must not reach the next one.
            Thread.interrupted();
        }
        ended.countDown();
    }

    /** Waits for the end and returns the exit code. */
    int await(long timeout) throws IOException {
        try {
            if (!ended.await(timeout, TimeUnit.NANOSECONDS)) {
                interrupt();
                throw new HttpError(504, "the function took too long");
            }
        } catch (InterruptedException stopped) {
            interrupt();
            Thread.currentThread().interrupt();
            throw new HttpError(503, "the server is stopping");
        }
        if (failure == null) {
            return exitCode;
        }
        if (failure instanceof IOException) {
            throw (IOException) failure;
        }
        if (failure instanceof RuntimeException) {
            throw (RuntimeException) failure;
        }
        throw (Error) failure;
    }

    private synchronized void interrupt() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}

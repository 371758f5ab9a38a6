package dev.wasm2jar.runtime.serve;

import dev.wasm2jar.runtime.InstanceGroup;
import dev.wasm2jar.runtime.MemoryLimit;
import dev.wasm2jar.runtime.Trap;
import dev.wasm2jar.runtime.http.HttpError;
import dev.wasm2jar.runtime.jfr.FlightEvents;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/** One request: from when it is handed over to when it is done. */
final class Call<I, R> extends Watchdog.Deadline implements Runnable {

    private final Isolates<I> isolates;
    private final Work<? super I, R> work;
    private final long timeout;
    private final long arrival;
    private final Thread caller = Thread.currentThread();

    private Thread worker;
    private InstanceGroup group;
    /** Why the work is to stop, if it is. */
    private HttpError reason;

    private boolean ended;

    private R result;
    private Throwable failure;
    private volatile boolean done;

    Call(Isolates<I> isolates, Work<? super I, R> work, long timeout) {
        this.isolates = isolates;
        this.work = work;
        this.timeout = timeout;
        this.arrival = System.nanoTime();
    }

    /** Waits for the end. Who interrupts the caller interrupts the work, and the caller then as well. */
    R await() throws IOException {
        boolean callerInterrupted = false;
        while (!done) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                callerInterrupted = true;
                interrupt(new HttpError(503, "the server is stopping"));
            }
        }
        if (callerInterrupted) {
            caller.interrupt();
        }
        if (failure == null) {
            return result;
        }
        if (failure instanceof IOException) {
            throw (IOException) failure;
        }
        if (failure instanceof RuntimeException) {
            throw (RuntimeException) failure;
        }
        throw (Error) failure;
    }

    @Override
    void expire() {
        interrupt(new HttpError(504, "the function took too long"));
    }

    private synchronized void interrupt(HttpError why) {
        reason = why;
        if (worker != null && !ended) {
            if (group != null) {
                group.interrupt();
            }
            worker.interrupt();
        }
    }

    @Override
    @SuppressWarnings("try") // The scopes are all that is wanted of the resources.
    public void run() {
        if (timeout != Limits.NONE && System.nanoTime() - arrival > timeout) {
            finish(new HttpError(503, "too many requests"));
            return;
        }
        Isolates.Isolate<I> isolate = isolates.takeIdle();
        InstanceGroup entered = isolate == null ? isolates.newGroup() : isolate.group();
        begin(entered);
        Throwable thrown = null;
        try (InstanceGroup.Scope scope = entered.enter();
                MemoryLimit limit = isolates.memoryLimit()) {
            if (isolate == null) {
                isolate = isolates.create(entered);
            }
            result = work.run(isolate.content());
        } catch (Throwable failed) {
            thrown = failed;
        }
        HttpError stopped = end();
        if (thrown != null) {
            thrown = explain(thrown, stopped);
        }
        boolean kept = thrown == null && stopped == null && isolates.keep(isolate);
        // The caller goes on while this thread cleans up.
        finish(thrown);
        if (isolate == null) {
            entered.close();
        } else if (!kept) {
            isolates.discard(isolate);
        }
    }

    private void begin(InstanceGroup entered) {
        synchronized (this) {
            worker = Thread.currentThread();
            group = entered;
            if (reason != null) {
                interrupt(reason);
            }
        }
        if (timeout != Limits.NONE) {
            set(timeout);
        }
    }

    /** From here on nobody interrupts this thread; returns why someone did, or null. */
    private HttpError end() {
        if (timeout != Limits.NONE) {
            drop();
        }
        synchronized (this) {
            ended = true;
            if (reason != null) {
                Thread.interrupted();
            }
            return reason;
        }
    }

    private Throwable explain(Throwable thrown, HttpError stopped) {
        if (stopped != null) {
            if (stopped.status() == 504) {
                isolates.timeouts.incrementAndGet();
            }
            return new HttpError(stopped.status(), stopped.getMessage(), thrown);
        }
        // A panic of a worker is one that a trap ended.
        if (thrown instanceof Trap || thrown.getCause() instanceof Trap) {
            isolates.traps.incrementAndGet();
            FlightEvents.trap(thrown instanceof Trap ? thrown : thrown.getCause());
        }
        return thrown;
    }

    private void finish(Throwable thrown) {
        failure = thrown;
        done = true;
        LockSupport.unpark(caller);
    }
}

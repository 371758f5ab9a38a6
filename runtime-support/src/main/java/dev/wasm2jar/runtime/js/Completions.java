package dev.wasm2jar.runtime.js;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What other threads do for a program, in the order in which they are done. */
final class Completions {

    private static final double NANOSECONDS = 1e6;

    /** The program's thread alone uses it. */
    private final Set<PendingTask> pending = new HashSet<>();
    private final LinkedBlockingQueue<PendingTask> completed = new LinkedBlockingQueue<>();

    /** Notes that another thread has something to do. */
    void begin(PendingTask task) {
        pending.add(task);
    }

    /** Another thread has done it; called by that. */
    void complete(PendingTask task) {
        completed.add(task);
    }

    /** Whether there is anything to wait for. */
    boolean areAwaited() {
        return !pending.isEmpty();
    }

    /**
     * Waits for something to be done.
     *
     * @param milliseconds the longest time to wait; infinite for ever
     * @return what is done, or null if nothing is
     */
    JsTask await(double milliseconds) throws InterruptedException {
        PendingTask task = milliseconds == Double.POSITIVE_INFINITY
                ? completed.take()
                : completed.poll((long) (Math.max(0, milliseconds) * NANOSECONDS), TimeUnit.NANOSECONDS);
        pending.remove(task);
        return task;
    }

    /** Waits for nothing any more. */
    void cancel() {
        for (PendingTask task : pending) {
            task.cancel();
        }
        pending.clear();
    }
}

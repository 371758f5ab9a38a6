package dev.wasm2jar.runtime.serve;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Threads with deep stacks. Guests recurse deeper than servers' threads, or virtual ones, let them; so requests are handed
 * over to these, which takes some ten microseconds. Threads that have nothing to do end after a while, and with them what
 * memory their stacks took.
 */
final class Workers implements ThreadFactory {

    private static final int IDLE_SECONDS = 30;

    private final long stack;
    private final ThreadPoolExecutor executor;
    private final AtomicInteger numbers = new AtomicInteger();
    /** How many may run and wait, and how many callers do. */
    private final long most;

    private final AtomicInteger admitted = new AtomicInteger();
    private final AtomicLong refused = new AtomicLong();

    Workers(Limits limits) {
        this.stack = limits.stack();
        this.most = (long) limits.concurrency() + limits.queue();
        this.executor = new ThreadPoolExecutor(limits.concurrency(), limits.concurrency(), IDLE_SECONDS,
                TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this);
        executor.allowCoreThreadTimeOut(true);
    }

    /**
     * Starts it now or when there is a thread for it. Callers are counted and not what the threads do, which have things to
     * clean up when the caller knows the result already.
     *
     * @return false if too many others wait; otherwise {@link #release} is to be called in the end
     */
    boolean start(Runnable work) {
        if (admitted.incrementAndGet() <= most) {
            try {
                executor.execute(work);
                return true;
            } catch (RejectedExecutionException closed) {
                // Refused like the others.
            }
        }
        admitted.decrementAndGet();
        refused.incrementAndGet();
        return false;
    }

    /** Notes that a caller has its result. */
    void release() {
        admitted.decrementAndGet();
    }

    @Override
    public Thread newThread(Runnable work) {
        var thread = new Thread(null, work, "wasm-worker-".concat(Integer.toString(numbers.incrementAndGet())), stack);
        thread.setDaemon(true);
        return thread;
    }

    int running() {
        return executor.getActiveCount();
    }

    int waiting() {
        return executor.getQueue().size();
    }

    long refused() {
        return refused.get();
    }

    void close() {
        executor.shutdown();
    }
}

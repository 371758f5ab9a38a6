package dev.wasm2jar.runtime.http;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of connections, one each. The first have platform threads, which start sooner and share the processors
 * fairly; those beyond have virtual threads where the JVM has them.
 */
final class ConnectionThreads implements ThreadFactory {

    private static final int BEFORE_VIRTUAL = 128;
    private static final int IDLE_SECONDS = 20;

    private final boolean mixed;
    private final ThreadPoolExecutor pool;
    private final AtomicInteger count = new AtomicInteger();
    private Executor virtual;

    /**
     * @param most how many connections there can be; of threads there are a few more, while connections that were closed end
     */
    ConnectionThreads(int most) {
        mixed = most > BEFORE_VIRTUAL && Runtime.version().feature() >= 21;
        pool = new ThreadPoolExecutor(0, mixed ? BEFORE_VIRTUAL : Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS,
                new SynchronousQueue<>(), this);
    }

    /** Runs something in a thread of its own. */
    void start(Runnable task) {
        try {
            pool.execute(task);
        } catch (RejectedExecutionException full) {
            if (!mixed) {
                throw full;
            }
            if (virtual == null) {
                virtual = VirtualThreads.executor();
            }
            virtual.execute(task);
        }
    }

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(null, task, "http-" + count.incrementAndGet(), 0);
        thread.setDaemon(true);
        return thread;
    }

    /** Lets threads end that have nothing to do. */
    void close() {
        pool.shutdown();
    }
}

package dev.wasm2jar.runtime.js;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that wait for responses to {@code fetch}, for all contexts. They end when there is nothing to wait for. */
final class FetchThreads implements ThreadFactory {

    /** Requests at a time; more wait. */
    private static final int MOST = 64;
    private static final int IDLE_SECONDS = 10;

    static final ThreadPoolExecutor EXECUTOR = new ThreadPoolExecutor(
            MOST, MOST, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new FetchThreads());

    static {
        EXECUTOR.allowCoreThreadTimeOut(true);
    }

    private FetchThreads() {}

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(null, work, "fetch");
        thread.setDaemon(true);
        return thread;
    }
}

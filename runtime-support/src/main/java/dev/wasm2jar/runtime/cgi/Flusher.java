package dev.wasm2jar.runtime.cgi;

import java.util.concurrent.LinkedBlockingQueue;

/**
 * Sends what programs have written when nothing more has come for a while: one thread for all responses, which starts with
 * the first that needs it.
 */
final class Flusher implements Runnable {

    static final Flusher INSTANCE = new Flusher();

    /** The longest that output waits for more, in nanoseconds. */
    private static final long DELAY = 20_000_000;

    /** In the order of their times, as all wait equally long. */
    private final LinkedBlockingQueue<CgiOutput> waiting = new LinkedBlockingQueue<>();

    private boolean started;

    private Flusher() {}

    /** Lets an output be flushed a little later. It is not to be added again before. */
    void add(CgiOutput output) {
        output.flushTime = System.nanoTime() + DELAY;
        synchronized (this) {
            if (!started) {
                started = true;
                var thread = new Thread(null, this, "cgi-flusher");
                thread.setDaemon(true);
                thread.start();
            }
        }
        waiting.add(output);
    }

    @Override
    public void run() {
        while (true) {
            try {
                CgiOutput next = waiting.take();
                long left = next.flushTime - System.nanoTime();
                if (left > 0) {
                    Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
                }
                next.flushLate();
            } catch (InterruptedException nobodyDoes) {
                return;
            }
        }
    }
}

package dev.wasm2jar.runtime.http;

/** Looks at all connections now and then, and ends the waits that take too long. */
final class Watchdog implements Runnable {

    private static final long LONGEST_PAUSE = 1000;

    private final HttpServer server;
    private final long pause;

    /** A wait ends at most an eighth of the shortest timeout too late, or a second. */
    Watchdog(HttpServer server) {
        this.server = server;
        HttpTimeouts timeouts = server.options().timeouts();
        int shortest = Math.min(timeouts.idle(), Math.min(timeouts.head(), timeouts.transfer()));
        pause = Math.max(1, Math.min(LONGEST_PAUSE, shortest / 8));
    }

    void start() {
        Thread thread = new Thread(null, this, "http-watchdog", 0);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        while (!server.isFinished()) {
            pause();
            long now = System.nanoTime();
            for (Connection connection : server.connections()) {
                connection.clientWait().check(now);
            }
        }
    }

    /** Thread.sleep would load the events of the Flight Recorder. */
    private synchronized void pause() {
        try {
            wait(pause);
        } catch (InterruptedException unexpected) {
            // Nobody has a reason to.
        }
    }
}

package dev.wasm2jar.runtime.serve;

/**
 * One thread that watches all deadlines. They are in a list by time; as most are as far ahead as the others when they are
 * set, they mostly come last, and setting or dropping one wakes nobody.
 */
final class Watchdog implements Runnable {

    private static final Watchdog INSTANCE = new Watchdog();

    /** Before the first and after the last. */
    private final Deadline ends = new Deadline() {
        @Override
        void expire() {}
    };

    private boolean started;

    private Watchdog() {
        ends.next = ends;
        ends.previous = ends;
    }

    /** Something to do unless it is dropped before. Each is set once. */
    abstract static class Deadline {

        private long time;
        private Deadline previous;
        private Deadline next;

        /** Called by the watchdog's thread when it is time; soon done. */
        abstract void expire();

        /** Begins to count. */
        final void set(long nanoseconds) {
            INSTANCE.add(this, nanoseconds);
        }

        /** Ends; it may be expiring in this moment. */
        final void drop() {
            INSTANCE.remove(this);
        }
    }

    private synchronized void add(Deadline added, long nanoseconds) {
        added.time = System.nanoTime() + nanoseconds;
        Deadline before = ends.previous;
        while (before != ends && before.time - added.time > 0) {
            before = before.previous;
        }
        added.previous = before;
        added.next = before.next;
        before.next.previous = added;
        before.next = added;
        if (!started) {
            started = true;
            var thread = new Thread(null, this, "wasm-watchdog");
            thread.setDaemon(true);
            thread.start();
        } else if (before == ends) {
            notifyAll();
        }
    }

    private synchronized void remove(Deadline removed) {
        if (removed.next != null) {
            removed.previous.next = removed.next;
            removed.next.previous = removed.previous;
            removed.next = null;
            removed.previous = null;
        }
    }

    @Override
    public void run() {
        while (true) {
            try {
                next().expire();
            } catch (InterruptedException nobodyDoes) {
                return;
            }
        }
    }

    /** Waits for the next one to expire. */
    private synchronized Deadline next() throws InterruptedException {
        while (true) {
            Deadline first = ends.next;
            if (first == ends) {
                wait();
                continue;
            }
            long left = first.time - System.nanoTime();
            if (left <= 0) {
                remove(first);
                return first;
            }
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
    }
}

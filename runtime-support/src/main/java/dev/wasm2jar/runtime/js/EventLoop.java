package dev.wasm2jar.runtime.js;

import java.util.ArrayDeque;
import java.util.PriorityQueue;

/** Microtasks (ECMA-262 9.5 calls them jobs) and timers (HTML 8.6), in the order in which they are due. */
public final class EventLoop {

    private final JsClock clock;
    private final ArrayDeque<JsTask> microtasks = new ArrayDeque<>();
    private final ArrayDeque<JsTask> checks = new ArrayDeque<>();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    /** Null until another thread has something to do. */
    private Completions completions;
    private int lastTimer;

    EventLoop(JsClock clock) {
        this.clock = clock;
    }

    /** Adds a microtask: it runs before anything else that is not one. */
    void queue(JsTask task) {
        microtasks.add(task);
    }

    /**
     * Adds a timer.
     *
     * @param delay milliseconds from now
     * @param period milliseconds from one time to the next, or -1 for only one
     * @return its number
     */
    int start(JsTask task, double delay, double period) {
        // HTML 8.6: a delay that is no number, or negative, is 0.
        double wait = delay > 0 ? Math.min(delay, Integer.MAX_VALUE) : 0;
        timers.add(new Timer(++lastTimer, clock.elapsed() + wait, period, task));
        return lastTimer;
    }

    /** Stops a timer; nothing happens if there is none of that number. */
    void stop(double timer) {
        for (Timer candidate : timers) {
            if (candidate.number == timer) {
                timers.remove(candidate);
                return;
            }
        }
    }

    /** Whether nothing waits. */
    public boolean isIdle() {
        return microtasks.isEmpty() && timers.isEmpty() && !isAwaiting();
    }

    /** What other threads do for the program. */
    Completions completions() {
        if (completions == null) {
            completions = new Completions();
        }
        return completions;
    }

    private boolean isAwaiting() {
        return completions != null && completions.areAwaited();
    }

    /** Ends what other threads do. */
    void close() {
        if (completions != null) {
            completions.cancel();
        }
    }

    /** Adds something to do when all microtasks have run. */
    void queueCheck(JsTask check) {
        checks.add(check);
    }

    /** Runs microtasks until none waits. */
    void runMicrotasks(JsContext context) {
        for (JsTask task = microtasks.poll(); task != null; task = microtasks.poll()) {
            run(context, task);
        }
    }

    /** Makes the checks that wait. */
    void runChecks(JsContext context) {
        for (JsTask check = checks.poll(); check != null; check = checks.poll()) {
            check.run(context);
        }
    }

    /** Runs a task, and what has to follow each. */
    private void runTask(JsContext context, JsTask task) {
        run(context, task);
        finishTask(context);
    }

    private void finishTask(JsContext context) {
        runMicrotasks(context);
        runChecks(context);
    }

    /** Runs a task. What it throws is nobody's but the console's; traps and other errors of the JVM are not JavaScript's. */
    private static void run(JsContext context, JsTask task) {
        try {
            task.run(context);
        } catch (JsException thrown) {
            report(context, "Uncaught ", thrown.value());
        }
    }

    /** Tells the console of something thrown that nobody caught. */
    static void report(JsContext context, String kind, Object value) {
        context.console().write("error", kind.concat(value instanceof String text ? text : JsDebug.describe(value)));
    }

    /**
     * Runs microtasks, or if none waits what another thread has done or the timer that is due next, whichever comes first.
     *
     * @return false if nothing waited
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public boolean runNext(JsContext context) throws InterruptedException {
        if (!microtasks.isEmpty()) {
            finishTask(context);
            return true;
        }
        if (isAwaiting()) {
            Timer next = timers.peek();
            JsTask task = completions.await(next == null ? Double.POSITIVE_INFINITY : next.due - clock.elapsed());
            if (task != null) {
                runTask(context, task);
                return true;
            }
        }
        Timer timer = timers.poll();
        if (timer == null) {
            return false;
        }
        double wait = timer.due - clock.elapsed();
        if (wait > 0) {
            clock.sleep(wait);
        }
        if (timer.period >= 0) {
            timers.add(timer.next(clock.elapsed()));
        }
        runTask(context, timer.task);
        return true;
    }

    private static final class Timer implements Comparable<Timer> {

        private final int number;
        private final double due;
        private final double period;
        private final JsTask task;

        Timer(int number, double due, double period, JsTask task) {
            this.number = number;
            this.due = due;
            this.period = period;
            this.task = task;
        }

        Timer next(double now) {
            return new Timer(number, now + Math.max(period, 1), period, task);
        }

        @Override
        public int compareTo(Timer other) {
            int order = Double.compare(due, other.due);
            return order != 0 ? order : Integer.compare(number, other.number);
        }
    }
}

package dev.wasm2jar.runtime.launch;

/** Ends a program that takes too long. Only loaded if there is a limit. */
final class TimeLimit implements Runnable {

    private final Thread program;
    private final long milliseconds;

    private TimeLimit(Thread program, long milliseconds) {
        this.program = program;
        this.milliseconds = milliseconds;
    }

    /** Begins to wait for a program that is running in a thread. */
    static void start(Thread program, long milliseconds) {
        var thread = new Thread(null, new TimeLimit(program, milliseconds), "wasm-timeout");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException nobodyDoes) {
            return;
        }
        var failure = new TimeoutFailure("it took longer than " + milliseconds + " ms");
        // Where the program is now, for the report.
        failure.setStackTrace(program.getStackTrace());
        Thread.UncaughtExceptionHandler handler = program.getUncaughtExceptionHandler();
        // Null if the program has ended.
        if (handler != null) {
            handler.uncaughtException(program, failure);
        }
    }
}

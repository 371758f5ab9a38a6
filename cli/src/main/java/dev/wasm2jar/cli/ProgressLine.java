package dev.wasm2jar.cli;

import dev.wasm2jar.compiler.driver.BuildListener;
import java.io.PrintWriter;

/** A line on the terminal that says how far a long compilation is. */
final class ProgressLine implements BuildListener.Compilation {

    private static final long DELAY = 1_000_000_000L;
    private static final long INTERVAL = 100_000_000L;
    private static final String ERASE = "\r\u001b[K";

    private final PrintWriter target;
    private final String name;
    private long next = System.nanoTime() + DELAY;
    private boolean shown;

    ProgressLine(PrintWriter target, String name) {
        this.target = target;
        this.name = name;
    }

    @Override
    public synchronized void functions(int done, int total) {
        long now = System.nanoTime();
        if (now - next < 0) {
            return;
        }
        next = now + INTERVAL;
        shown = true;
        target.print(ERASE + "compiling " + name + ": " + done + " of " + total + " functions");
        target.flush();
    }

    /** Takes the line away. */
    @Override
    public synchronized void close() {
        if (shown) {
            target.print(ERASE);
            target.flush();
        }
    }
}

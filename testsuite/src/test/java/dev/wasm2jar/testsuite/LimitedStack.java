package dev.wasm2jar.testsuite;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Runs code in a thread with a small stack, so that endless recursion ends soon. */
public final class LimitedStack {

    private static final long SIZE = 1 << 20;

    private LimitedStack() {}

    /** Waits for the result, and throws what the code throws. */
    public static <T> T call(Callable<T> code) throws Exception {
        var task = new FutureTask<T>(code);
        var thread = new Thread(null, task, "limited-stack", SIZE);
        thread.start();
        try {
            return task.get();
        } catch (ExecutionException thrown) {
            if (thrown.getCause() instanceof Exception cause) {
                throw cause;
            }
            if (thrown.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new AssertionError(thrown.getCause());
        }
    }
}

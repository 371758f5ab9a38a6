package dev.wasm2jar.runtime.launch;

import java.util.concurrent.CountDownLatch;

/** Runs a program as {@link Launcher} does, but within a JVM that goes on afterwards. Not part of jars. */
public final class EmbeddedRun {

    private EmbeddedRun() {}

    /**
     * Runs a program in a thread of its own and waits for its end.
     *
     * @param arguments host options, then the program's arguments
     * @return the exit code
     */
    public static int run(GuestProgram program, String[] arguments) throws InterruptedException {
        var launcher = new Launcher(program);
        if (launcher.understand(arguments)) {
            var ended = new CountDownLatch(1);
            var thread = new Thread(null, () -> run(launcher, ended), "wasm", launcher.options().stack());
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler((failed, failure) -> {
                launcher.end(failure);
                // Ends the program's first thread if it waits; nothing can end it while it computes.
                thread.interrupt();
                ended.countDown();
            });
            launcher.start(thread);
            ended.await();
        }
        return launcher.exitCode();
    }

    private static void run(Launcher launcher, CountDownLatch ended) {
        launcher.runProgram();
        ended.countDown();
    }
}

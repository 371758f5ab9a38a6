package dev.wasm2jar.cli;

/** Runs something with a stack that deeply nested code does not exhaust. */
final class DeepStack {

    private static final long SIZE = 512L << 20;

    private DeepStack() {}

    static void run(Runnable work) throws InterruptedException {
        var failure = new Throwable[1];
        var thread = new Thread(null, () -> {
            try {
                work.run();
            } catch (RuntimeException | Error thrown) {
                failure[0] = thrown;
            }
        }, "wasm2jar-dump", SIZE);
        thread.start();
        thread.join();
        if (failure[0] instanceof RuntimeException thrown) {
            throw thrown;
        }
        if (failure[0] != null) {
            throw (Error) failure[0];
        }
    }
}

package dev.wasm2jar.compiler.driver;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The process of a training run, without input. */
final class TrainingProcess implements AutoCloseable {

    /** The JVM may write an archive when it ends. */
    static final int ENDING_SECONDS = 120;
    /** The exit code of a JVM that was asked to end, by SIGTERM. */
    private static final int TERMINATED = 143;

    private final Process process;

    TrainingProcess(ProcessBuilder builder) throws IOException {
        this.process = builder.start();
        process.getOutputStream().close();
    }

    /** What it writes to standard output, if that was not directed to anywhere else. */
    InputStream output() {
        return process.getInputStream();
    }

    /** Waits for its end. */
    boolean endsWithin(int seconds) throws IOException {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    /** What is to be said of its exit code, when it has ended. */
    List<String> remarks() {
        int exitCode = process.exitValue();
        return exitCode == 0 ? List.of() : List.of("the program ended with exit code " + exitCode);
    }

    /**
     * Asks it to end, and waits for that.
     *
     * @return what is to be said of its exit code, if that is not what the JVM makes of such a request
     */
    List<String> end() throws IOException {
        process.destroy();
        if (!endsWithin(ENDING_SECONDS)) {
            throw new IOException("the program does not end");
        }
        return process.exitValue() == TERMINATED ? List.of() : remarks();
    }

    /** Makes sure that it does not go on. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}

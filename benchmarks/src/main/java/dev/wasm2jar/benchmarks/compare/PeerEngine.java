package dev.wasm2jar.benchmarks.compare;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** An engine in a process that runs programs on request, as PeerServer says. */
final class PeerEngine implements Engine {

    /** Longer runs are not waited for, seconds. */
    private static final int LONGEST = 120;
    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "watch");
        thread.setDaemon(true);
        return thread;
    });

    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader answers;

    PeerEngine(List<String> command) throws IOException {
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        requests = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        if (!"ready".equals(answers.readLine())) {
            throw new IOException("does not start: " + String.join(" ", command));
        }
    }

    @Override
    public Sample run(Workload workload) throws IOException {
        requests.write(workload.request());
        requests.newLine();
        requests.flush();
        Future<?> end = WATCH.schedule(process::destroyForcibly, LONGEST, TimeUnit.SECONDS);
        String answer = answers.readLine();
        if (!end.cancel(false)) {
            throw new IOException(workload.name() + " takes more than " + LONGEST + " seconds");
        }
        if (answer == null) {
            throw new IOException(workload.name() + ": the engine has ended");
        }
        String[] fields = answer.split(" ");
        if (!fields[2].equals("0")) {
            throw new IOException(workload.name() + " exits with " + fields[2]);
        }
        return new Sample(Long.parseLong(fields[0]) / 1e6, Long.parseLong(fields[1]) / 1e6, fields[3]);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

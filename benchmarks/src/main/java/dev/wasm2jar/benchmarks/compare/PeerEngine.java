package dev.wasm2jar.benchmarks.compare;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** An engine in a process that runs programs on request, as PeerServer says. */
final class PeerEngine implements Engine {

    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "watch");
        thread.setDaemon(true);
        return thread;
    });

    /** Processes that are stopped would outlive this one. */
    private static final Set<Process> ALIVE = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ALIVE.forEach(Process::destroyForcibly)));
    }

    /** Some engines compile the module then; seconds. */
    private static final double LONGEST_START = 60;

    private final List<String> command;
    /** Null until it is needed, and after a run that took too long. */
    private Process process;
    private boolean isStopped;
    private BufferedWriter requests;
    private BufferedReader answers;

    PeerEngine(List<String> command) {
        this.command = command;
    }

    @Override
    public Sample run(Workload workload, double longest) throws IOException {
        if (process == null) {
            process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            ALIVE.add(process);
            requests = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
            answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            if (!"ready".equals(answer("the start", LONGEST_START))) {
                close();
                throw new IOException("does not start: " + String.join(" ", command));
            }
        }
        if (isStopped) {
            signal("-CONT");
            isStopped = false;
        }
        requests.write(workload.request());
        requests.newLine();
        requests.flush();
        String answer = answer(workload.name(), longest);
        if (answer == null) {
            close();
            throw new IOException(workload.name() + ": the engine has ended");
        }
        String[] fields = answer.split(" ");
        if (!fields[2].equals("0")) {
            throw new IOException(workload.name() + " exits with " + fields[2]);
        }
        return new Sample(Long.parseLong(fields[0]) / 1e6, Long.parseLong(fields[1]) / 1e6, fields[3]);
    }

    /** The next line; null if the process has ended. */
    private String answer(String what, double longest) throws IOException {
        Process waitedFor = process;
        Future<?> end = WATCH.schedule(waitedFor::destroyForcibly, (long) (longest * 1000), TimeUnit.MILLISECONDS);
        String answer = answers.readLine();
        if (!end.cancel(false)) {
            close();
            throw new TooLong(what, longest);
        }
        return answer;
    }

    @Override
    public void pause() throws IOException {
        if (process != null && !isStopped) {
            signal("-STOP");
            isStopped = true;
        }
    }

    private void signal(String signal) throws IOException {
        try {
            new ProcessBuilder("kill", signal, Long.toString(process.pid())).inheritIO().start().waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    @Override
    public boolean isWarmingUp() {
        return true;
    }

    @Override
    public double memory() {
        return process == null ? 0 : Memory.most(process);
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
            ALIVE.remove(process);
            process = null;
            isStopped = false;
        }
    }
}

package dev.wasm2jar.benchmarks.compare;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An engine in a process that runs programs on request, as PeerServer says. */
final class PeerEngine implements Engine {

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
        String answer = answers.readLine();
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

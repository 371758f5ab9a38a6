package dev.wasm2jar.benchmarks.compare;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Native programs, a process for every run; bash tells the time that it was on a processor. */
final class NativeEngine implements Engine {

    private static final String TIMED = "TIMEFORMAT='%R %U %S'; time \"$@\" >\"$OUTPUT\" 2>/dev/null";

    private final Path output;

    NativeEngine(Path work) {
        output = work.resolve("native.out");
    }

    @Override
    public Sample run(Workload workload, double longest) throws IOException {
        List<String> command = new ArrayList<>(List.of("bash", "-c", TIMED, "bash"));
        command.addAll(workload.nativeCommand());
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("OUTPUT", output.toString());
        builder.environment().put("LC_ALL", "C");
        builder.redirectInput(workload.input().map(Path::toFile).orElse(new File("/dev/null")));
        Process process = builder.start();
        String[] times = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim().split(" ");
        if (times.length != 3) {
            throw new IOException("cannot run " + workload.nativeProgram());
        }
        double cpu = Double.parseDouble(times[1]) + Double.parseDouble(times[2]);
        return new Sample(Double.parseDouble(times[0]) * 1000, cpu * 1000, digest(output));
    }

    /** Code is as it is; caches may be cold. */
    @Override
    public boolean isWarmingUp() {
        return false;
    }

    /** There is no process between runs. */
    @Override
    public void pause() {}

    @Override
    public double memory() {
        return 0;
    }

    private static String digest(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(output);
    }
}

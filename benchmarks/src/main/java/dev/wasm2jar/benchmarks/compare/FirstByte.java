package dev.wasm2jar.benchmarks.compare;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server's process, from its start to the first byte of its first answer, over a loopback socket. */
final class FirstByte {

    /** How servers say where they are. */
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");
    private static final int LONGEST_ANSWER_MILLIS = 20_000;
    /** An archive is written at the end. */
    private static final int LONGEST_END_SECONDS = 120;

    private FirstByte() {}

    /**
     * Starts a server, asks it for a path and ends it.
     *
     * @param environment variables that are added
     * @throws IOException if it does not start, or does not answer 200
     */
    static OneShot of(List<String> command, Map<String, String> environment, String path) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        Process process = builder.start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            int port = port(output, command);
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(LONGEST_ANSWER_MILLIS);
                String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                int first = socket.getInputStream().read();
                double wall = (System.nanoTime() - start) / 1e6;
                byte[] rest = socket.getInputStream().readAllBytes();
                String answer = (char) first + new String(rest, StandardCharsets.UTF_8);
                if (!answer.startsWith("HTTP/1.1 200 ")) {
                    throw new IOException(
                            String.join(" ", command) + " answers " + answer.lines().findFirst().orElse(""));
                }
                return new OneShot(wall, Memory.most(process));
            }
        } finally {
            end(process);
        }
    }

    private static int port(BufferedReader output, List<String> command) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                return Integer.parseInt(address.group(1));
            }
        }
        throw new IOException("does not listen: " + String.join(" ", command));
    }

    /** Ends it as a service manager would: it may write an archive. */
    private static void end(Process process) throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}

package dev.wasm2jar.benchmarks.compare;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server's process, from its start to the first byte of its first answer, over a loopback socket. */
final class FirstByte {

    /** How servers say where they are. */
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");
    private static final int LONGEST_ANSWER_MILLIS = 20_000;
    /** From the start to the end, when an archive may be written. */
    private static final int LONGEST_SECONDS = 120;

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
        CompletableFuture.delayedExecutor(LONGEST_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            try {
                return answer(process, start, port(output), path);
            } catch (IOException failure) {
                throw new IOException(String.join(" ", command) + ": " + failure.getMessage(), failure);
            } finally {
                end(process, output);
            }
        }
    }

    private static OneShot answer(Process process, long start, int port, String path) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(LONGEST_ANSWER_MILLIS);
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            int first = socket.getInputStream().read();
            double wall = (System.nanoTime() - start) / 1e6;
            byte[] rest = socket.getInputStream().readAllBytes();
            String answer = (char) first + new String(rest, StandardCharsets.UTF_8);
            if (!answer.startsWith("HTTP/1.1 200 ")) {
                throw new IOException("answers " + answer.lines().findFirst().orElse("nothing"));
            }
            return new OneShot(wall, Memory.most(process));
        }
    }

    private static int port(BufferedReader output) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                return Integer.parseInt(address.group(1));
            }
        }
        throw new IOException("does not listen");
    }

    /** Ends it as a service manager would. It may write an archive then, and say so, which must not fail. */
    private static void end(Process process, BufferedReader output) throws IOException {
        // Process.destroy would close the output as well.
        process.toHandle().destroy();
        output.transferTo(Writer.nullWriter());
    }
}

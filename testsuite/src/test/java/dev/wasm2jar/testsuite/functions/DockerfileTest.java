package dev.wasm2jar.testsuite.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import dev.wasm2jar.testsuite.JavaProcess;
import dev.wasm2jar.testsuite.SharedFolder;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --dockerfile} writes, instruction by instruction: in a folder instead of an image, with JDK 25. */
class DockerfileTest {

    private static final Gson JSON = new Gson();

    @TempDir
    private Path folder;

    /** @param arguments what comes after the first word */
    private record Instruction(String name, String arguments) {}

    private List<Instruction> dockerfile(String guest, String... options) throws Exception {
        var words = new ArrayList<>(List.of(SharedFolder.repository().resolve("testsuite/guests/wasm").resolve(guest).toString(),
                "-o", "made.jar", "--dockerfile"));
        words.addAll(List.of(options));
        JavaProcess.Result made = JavaProcess.wasm2jar(folder, words.toArray(new String[0]));
        assertEquals(0, made.exitCode(), made.stderr());
        String joined = Files.readString(folder.resolve("made.Dockerfile")).replace("\\\n", "");
        List<Instruction> instructions = joined.lines().filter(line -> !line.startsWith("#")).map(line -> {
            String[] parts = line.split(" ", 2);
            return new Instruction(parts[0], parts[1].strip());
        }).toList();
        assertEquals("FROM", instructions.get(0).name);
        return instructions;
    }

    private static String of(List<Instruction> instructions, String name) {
        List<String> found = instructions.stream().filter(each -> each.name.equals(name)).map(Instruction::arguments).toList();
        assertEquals(1, found.size(), name);
        return found.get(0);
    }

    /** The JDK that the image has; empty if there is none here. */
    private static Optional<Path> jdk() {
        return JavaProcess.javaHomes().stream().filter(JavaProcess::is25).findFirst();
    }

    private ProcessBuilder builder(Path jdk, List<String> command) {
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "PORT"));
        environment.put("PATH", jdk.resolve("bin") + File.pathSeparator + environment.get("PATH"));
        return builder;
    }

    /** Copies what is copied, and runs what is run: with another port, as many may want that one. */
    private void build(Path jdk, List<Instruction> instructions, int port) throws Exception {
        String[] copied = of(instructions, "COPY").split(" ");
        Files.copy(folder.resolve(copied[0]), folder.resolve(copied[1]));
        String script = of(instructions, "RUN").replace("8080", Integer.toString(port));
        Path log = folder.resolve("log");
        Process run = builder(jdk, List.of("sh", "-c", script))
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        assertTrue(run.waitFor(120, TimeUnit.SECONDS), script);
        assertEquals(0, run.exitValue(), Files.readString(log));
        assertTrue(Files.size(folder.resolve("function.aot")) > 1_000_000, Files.readString(log));
        assertEquals("65532:65532", of(instructions, "USER"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private ProcessBuilder entryPoint(Path jdk, List<Instruction> instructions, Path errors) {
        String[] words = JSON.fromJson(of(instructions, "ENTRYPOINT"), String[].class);
        // Processes of Java are looked up in the path of this one.
        assertEquals("java", words[0]);
        assertFalse(List.of(words).contains("-jar"), "for which the JVM reads the manifest");
        words[0] = jdk.resolve("bin").resolve("java").toString();
        return builder(jdk, List.of(words)).redirectError(errors.toFile());
    }

    @Test
    void theImageOfAServiceServes() throws Exception {
        List<Instruction> instructions = dockerfile("cgi.wasm", "--target", "http");
        assertEquals("PORT=" + of(instructions, "EXPOSE"), of(instructions, "ENV"));
        Optional<Path> jdk = jdk();
        if (jdk.isEmpty()) {
            return;
        }
        build(jdk.get(), instructions, freePort());
        Path errors = folder.resolve("errors");
        ProcessBuilder builder = entryPoint(jdk.get(), instructions, errors);
        builder.environment().put("PORT", "0");
        Process service = builder.start();
        try (BufferedReader output = service.inputReader()) {
            String line = output.readLine();
            assertTrue(line != null && line.contains(" listens on http://"), Files.readString(errors));
            var request = HttpRequest.newBuilder(URI.create(line.substring(line.indexOf("http://")))).build();
            assertEquals("Hello from Wasmer Edge!\n",
                    HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
        } finally {
            service.destroy();
            assertTrue(service.waitFor(60, TimeUnit.SECONDS));
        }
        // Where the JVM says so if it can't use the cache.
        assertEquals("", Files.readString(errors));
    }

    @Test
    void theImageOfAProgramRuns() throws Exception {
        List<Instruction> instructions = dockerfile("hello.wasm");
        Optional<Path> jdk = jdk();
        if (jdk.isEmpty()) {
            return;
        }
        build(jdk.get(), instructions, 0);
        Path errors = folder.resolve("errors");
        Process program = entryPoint(jdk.get(), instructions, errors).start();
        try (BufferedReader output = program.inputReader()) {
            assertEquals("Hello from WASI! argc=1", output.readLine());
        }
        assertTrue(program.waitFor(60, TimeUnit.SECONDS));
        assertEquals("", Files.readString(errors));
        assertEquals(0, program.exitValue());
    }
}

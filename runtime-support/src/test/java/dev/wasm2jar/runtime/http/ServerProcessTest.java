package dev.wasm2jar.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that serves. */
final class ServerProcessTest {

    /** The other process. */
    static final class Program {

        public static void main(String[] arguments) throws IOException {
            HttpServer server = HttpServer.start(HttpServerTest.LOCAL, (request, response) -> {
                System.out.println("running");
                request.body().readAllBytes();
                response.body().write('.');
            });
            GracefulShutdown.install(server, Duration.ofSeconds(20));
            System.out.println(server.address().getPort());
        }
    }

    private static Process start(String... options) throws IOException, URISyntaxException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp",
                classes(HttpServer.class) + System.getProperty("path.separator") + classes(Program.class),
                Program.class.getName()));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static RawClient connect(BufferedReader lines) throws IOException {
        return new RawClient(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(lines.readLine())));
    }

    @Test
    void whatRunsFinishesAfterSigterm() throws Exception {
        Process process = start();
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            try (var client = connect(lines)) {
                client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhel");
                assertEquals("running", lines.readLine());
                process.destroy();
                client.send("lo");
                assertEquals(".", client.response().body());
            }
            assertTrue(process.waitFor(20, TimeUnit.SECONDS));
            assertEquals(128 + 15, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }

    /** A JVM without the Flight Recorder, loggers and all else; what only failures need is not loaded either. */
    @Test
    void needsNothingButTheBase(@TempDir Path folder) throws Exception {
        Path loaded = folder.resolve("classes");
        Process process = start("--limit-modules", "java.base", "-Xlog:class+load:file=" + loaded);
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            try (var client = connect(lines)) {
                assertEquals(".", client.get("/").response().body());
            }
            String classes = Files.readString(loaded);
            assertTrue(classes.contains(Connection.class.getName() + " "));
            for (String needless : new String[] {
                "jdk.jfr.", FailureLog.class.getName(), ErrorPage.class.getName(), ForwardedRequest.class.getName(),
                VirtualThreads.class.getName(), ChunkedBody.class.getName(), SizedBody.class.getName(),
                "java.util.regex.", "java.util.Formatter", "dev.wasm2jar.runtime.log.",
                "dev.wasm2jar.runtime.monitor.", "dev.wasm2jar.runtime.jfr.R"
            }) {
                assertFalse(classes.contains(" " + needless), needless);
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static Path classes(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}

package dev.wasm2jar.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A process that serves and is told to end. */
final class GracefulShutdownTest {

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

    @Test
    void whatRunsFinishesAfterSigterm() throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                        classes(HttpServer.class) + System.getProperty("path.separator") + classes(Program.class),
                        Program.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(lines.readLine()));
            try (var client = new RawClient(address)) {
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

    private static Path classes(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}

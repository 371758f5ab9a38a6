package dev.wasm2jar.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.runtime.CapturedLog;
import dev.wasm2jar.runtime.log.LogFormat;
import java.io.IOException;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the log is told of a handler that fails. */
final class FailureLogTest {

    private final CapturedLog log = new CapturedLog("dev.wasm2jar.http");

    @AfterEach
    void leave() {
        log.close();
    }

    private LogRecord fail(HttpServerOptions options) throws IOException {
        HttpHandler failing = (request, response) -> {
            throw new IllegalStateException("a \"bad\"\nday");
        };
        try (HttpServer server = HttpServer.start(options, failing);
                var client = new RawClient(server)) {
            client.send("GET /x HTTP/1.1\r\nHost: test\r\nX-Request-Id: r7\r\n\r\n");
            assertEquals(500, client.response().status());
        }
        assertEquals(1, log.records().size());
        return log.records().get(0);
    }

    @Test
    void textIsFollowedByTheStackTrace() throws IOException {
        LogRecord record = fail(HttpServerTest.LOCAL);
        assertTrue(record.getMessage().endsWith("Z r7 GET /x failed"), record.getMessage());
        assertNotNull(record.getThrown());
    }

    @Test
    void jsonIsOneLine() throws IOException {
        LogRecord record = fail(HttpServerTest.LOCAL.withLogFormat(LogFormat.JSON));
        String line = record.getMessage();
        assertTrue(line.matches("\\{\"time\":\"[-0-9T:.]+Z\",\"id\":\"r7\",\"stream\":\"server\",\"message\":\"GET /x failed\","
                + "\"stackTrace\":\"java.lang.IllegalStateException: a \\\\\"bad\\\\\"\\\\nday\\\\n.*\"}"), line);
        assertNull(record.getThrown());
    }
}

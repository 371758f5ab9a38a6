package dev.wasm2jar.runtime.jfr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.runtime.Trap;
import dev.wasm2jar.runtime.http.HttpServer;
import dev.wasm2jar.runtime.http.HttpServerOptions;
import dev.wasm2jar.runtime.http.ListenAddress;
import dev.wasm2jar.runtime.serve.InstancePolicy;
import dev.wasm2jar.runtime.serve.IsolateFactory;
import dev.wasm2jar.runtime.serve.Isolates;
import dev.wasm2jar.runtime.serve.Limits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the Flight Recorder gets to know. */
final class FlightEventsTest {

    @TempDir
    Path folder;

    @Test
    void requestsInstantiationsAndTrapsAreRecorded() throws IOException {
        Path file = folder.resolve("recording.jfr");
        try (var recording = new Recording()) {
            recording.start();
            serve();
            trap();
            recording.stop();
            recording.dump(file);
        }
        Map<String, RecordedEvent> events = new HashMap<>();
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
            events.put(event.getEventType().getName(), event);
        }
        RecordedEvent request = events.get("dev.wasm2jar.Request");
        assertEquals("GET", request.getString("method"));
        assertEquals("/path", request.getString("path"));
        assertEquals("the-id", request.getString("id"));
        assertEquals(201, request.getInt("status"));
        assertTrue(request.getLong("responseBytes") > 50);
        assertTrue(request.getDuration().compareTo(Duration.ofMillis(20)) >= 0, request.toString());
        assertTrue(events.get("dev.wasm2jar.Instantiation").getDuration().compareTo(Duration.ofMillis(20)) >= 0);
        assertEquals(Trap.UNREACHABLE, events.get("dev.wasm2jar.Trap").getString("reason"));
    }

    private static void serve() throws IOException {
        try (HttpServer server = HttpServer.start(
                        HttpServerOptions.DEFAULT.withAddress(new ListenAddress("127.0.0.1", 0)),
                        (request, response) -> {
                            response.status(201);
                            sleep();
                        });
                var socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            socket.getOutputStream().write(
                    "GET /path?query HTTP/1.1\r\nHost: h\r\nConnection: close\r\nX-Request-Id: the-id\r\n\r\n"
                            .getBytes(StandardCharsets.ISO_8859_1));
            socket.getInputStream().readAllBytes();
        }
    }

    private static void trap() {
        var factory = new IsolateFactory<String>() {
            @Override
            public String create() {
                sleep();
                return "";
            }

            @Override
            public void close(String isolate) {}
        };
        try (var isolates = new Isolates<>(InstancePolicy.FRESH, Limits.DEFAULT, factory)) {
            assertThrows(Trap.class, () -> isolates.call(isolate -> {
                throw new Trap(Trap.UNREACHABLE);
            }));
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}

package dev.wasm2jar.testsuite.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.compiler.jar.Target;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients of a CGI program get, whatever the program does. */
class CgiServiceTest {

    @TempDir
    private static Path folder;

    private static FunctionProcess service;

    @BeforeAll
    static void start() throws Exception {
        Path jar = FunctionJars.make(folder, "cgi-cases", Target.HTTP, "--env", "GREETING=built in", "--timeout", "1500ms");
        service = FunctionProcess.start(jar, "--listen", "127.0.0.1:0", "--max-body=1m");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static List<String> environment(HttpResponse<String> response) {
        assertEquals(200, response.statusCode());
        return response.body().lines().toList();
    }

    @Test
    void metaVariablesDescribeTheRequest() throws Exception {
        List<String> variables = environment(service.send(service.request("/environment?a=b%20c&d")
                .header("X-Note", "one").header("X-Note", "two")
                .header("Cookie", "a=1")
                .header("Authorization", "Bearer x")
                .header("X_Note", "smuggled")
                .header("Proxy", "http://evil.example")));
        String port = Integer.toString(service.address().getPort());
        for (String expected : List.of("GATEWAY_INTERFACE=CGI/1.1", "REQUEST_METHOD=GET", "SCRIPT_NAME=",
                "PATH_INFO=/environment", "QUERY_STRING=a=b%20c&d", "REQUEST_URI=/environment?a=b%20c&d",
                "SERVER_PROTOCOL=HTTP/1.1", "SERVER_NAME=127.0.0.1", "SERVER_PORT=" + port, "REMOTE_ADDR=127.0.0.1",
                "HTTP_HOST=127.0.0.1:" + port, "HTTP_X_NOTE=one, two", "HTTP_COOKIE=a=1",
                "HTTP_AUTHORIZATION=Bearer x", "GREETING=built in")) {
            assertTrue(variables.contains(expected), expected + " is not among " + variables);
        }
        String names = variables.stream().map(line -> line.substring(0, line.indexOf('='))).sorted()
                .collect(Collectors.joining(" "));
        assertFalse(names.contains("PROXY"), names);
        assertFalse(names.contains("HTTP_CONNECTION"), names);
        // Of the process itself nothing is passed on.
        assertFalse(names.contains("PATH "), names);
        assertTrue(environment(service.get("/environment")).contains("QUERY_STRING="));
    }

    @Test
    void theBodyIsStandardInput() throws Exception {
        String text = "0123456789".repeat(50_000);
        assertEquals(text, service.post("/body", text).body());
        // Without a length, as chunks.
        var chunked = BodyPublishers.ofInputStream(() -> stream(text));
        assertEquals(text, service.send(service.request("/body").POST(chunked)).body());
        List<String> variables = environment(service.send(service.request("/environment")
                .header("Content-Type", "text/x").POST(BodyPublishers.ofString("four"))));
        assertTrue(variables.contains("CONTENT_LENGTH=4") && variables.contains("CONTENT_TYPE=text/x"), variables::toString);
        var sized = service.send(service.request("/environment").POST(BodyPublishers.ofInputStream(() -> stream("fours"))));
        assertTrue(environment(sized).contains("CONTENT_LENGTH=5"));
        assertEquals(413, service.post("/body", "x".repeat((1 << 20) + 1)).statusCode());
    }

    @Test
    void aResponseThatIsTooLongEndsTheRequest() throws Exception {
        Path jar = FunctionJars.make(folder, "cgi-cases", Target.HTTP, "--max-output", "100k");
        try (FunctionProcess limited = FunctionProcess.start(jar, "--listen", "127.0.0.1:0")) {
            assertEquals("1\n", limited.get("/visits").body());
            // It has begun, so all that can be done is not to complete it.
            assertThrows(IOException.class, () -> limited.get("/large"));
            assertEquals("1\n", limited.get("/visits").body());
            assertTrue(limited.log().contains("the function's response is too long"), limited.log());
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theProgramChoosesStatusAndFields() throws Exception {
        HttpResponse<String> response = service.get("/status?418");
        assertEquals(418, response.statusCode());
        assertEquals(List.of("1", "2"), response.headers().allValues("X-Two"));
        assertEquals(404, service.get("/elsewhere").statusCode());
        assertEquals("no such case\n", service.get("/elsewhere").body());
    }

    @ParameterizedTest
    @CsvSource({
        "/trap, 500, 'wasm trap: unreachable'",
        "/exit, 500, 'exit code 3'",
        "/nothing, 502, 'there is no response'",
        "/no-header, 502, 'a line without a name: Hello, this is not a header'",
        "/half-header, 502, 'the header section of the response has no end'",
        "/injection, 502, 'a control character in the field X-Bad'",
        "/status?99, 502, 'has a Status that is none: 99'",
        "/status?2000, 502, 'has a Status that is none: 2000'",
        "/length?abc, 502, 'has a Content-Length that is none: abc'",
        "/length?10, 502, 'the response is shorter than its Content-Length of 10'",
        "/length?3, 502, 'the response is longer than its Content-Length of 3'",
        "/abort-unless-written, 502, 'has a Status that is none: abc'",
        "/local-loop, 500, ''",
        "/loop, 504, 'the function took too long'",
        "/sleep?20000, 504, 'the function took too long'"
    })
    void failuresBecomeErrorsAndTheNextRequestWorks(String path, int status, String logged) throws Exception {
        HttpResponse<String> response = service.get(path);
        assertEquals(status, response.statusCode());
        assertTrue(service.log().contains(logged), service.log());
        assertEquals("1\n", service.get("/visits").body());
    }

    /** A program that fails because nobody is there any more has not failed. */
    @Test
    void clientsThatGoAreNoFailures() throws Exception {
        Path jar = FunctionJars.make(folder, "cgi-cases", Target.HTTP);
        try (FunctionProcess abandoned = FunctionProcess.start(jar, "--listen", "127.0.0.1:0", "--access-log")) {
            try (var client = new Socket(abandoned.address().getHost(), abandoned.address().getPort())) {
                String request = "GET /endless HTTP/1.1\r\nHost: a\r\n\r\n";
                client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                assertTrue(client.getInputStream().readNBytes(1000).length > 0);
            }
            String line = abandoned.nextLine();
            assertTrue(line.contains("/endless 200"), line);
            assertFalse(abandoned.log().contains("failure"), abandoned.log());
        }
    }

    /** All that is told is in the log once, and without the frames of the server. */
    @Test
    void aResponseThatHasBegunIsCutOff() throws Exception {
        assertThrows(IOException.class, () -> service.get("/loop-late"));
        assertEquals("1\n", service.get("/visits").body());
        assertTrue(service.log().contains("the function took too long"), service.log());
        assertFalse(service.log().contains("/loop-late failed"), service.log());
        assertFalse(service.log().contains("dev.wasm2jar"), service.log());
    }

    @Test
    void aResponseMaySayItsLength() throws Exception {
        assertEquals("hello", service.get("/length?5").body());
        HttpResponse<String> head = service.send(service.request("/length?7").method("HEAD", BodyPublishers.noBody()));
        assertEquals(200, head.statusCode());
        assertEquals("7", head.headers().firstValue("Content-Length").orElse(""));
    }

    @Test
    void whatTheProgramSaidIsToldBeforeItsFailure() throws Exception {
        String id = service.get("/trap").headers().firstValue("X-Request-Id").orElseThrow();
        List<String> lines = service.log().lines().filter(line -> line.contains(id)).toList();
        assertTrue(lines.get(0).endsWith(" stderr: about to trap"), lines::toString);
        assertTrue(lines.get(1).endsWith(" failure: cgi-cases.wasm: the function failed"), lines::toString);
    }

    @Test
    void anExitCodeAfterTheResponseIsForTheLogOnly() throws Exception {
        HttpResponse<String> response = service.get("/exit-late");
        assertEquals(200, response.statusCode());
        assertEquals("said before\n", response.body());
    }

    @Test
    void standardErrorIsLoggedByLine() throws Exception {
        service.get("/exit");
        assertTrue(service.log().lines().anyMatch(line -> line.endsWith(" stderr: giving up")), service.log());
        assertTrue(service.log().lines().anyMatch(line -> line.endsWith(" stderr: without a word")), service.log());
    }

    @Test
    void redirectsWithinTheFunctionAreFollowed() throws Exception {
        List<String> variables = environment(service.post("/local", "a body"));
        for (String expected : List.of("REQUEST_METHOD=GET", "PATH_INFO=/environment", "QUERY_STRING=from=local")) {
            assertTrue(variables.contains(expected), variables::toString);
        }
        assertFalse(variables.toString().contains("CONTENT_LENGTH"));
    }

    @Test
    void redirectsOfTheClientAreLeftToIt() throws Exception {
        HttpResponse<String> away = service.get("/redirect");
        assertEquals(302, away.statusCode());
        assertEquals("https://example.com/there", away.headers().firstValue("Location").orElse(""));
        HttpResponse<String> other = service.get("/see-other");
        assertEquals(303, other.statusCode());
        assertEquals("/visits", other.headers().firstValue("Location").orElse(""));
    }

    @Test
    void requestsShareNothing() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> all = Stream.generate(() -> service.client()
                .sendAsync(service.request("/visits").build(), BodyHandlers.ofString())).limit(100).toList();
        for (CompletableFuture<HttpResponse<String>> response : all) {
            assertEquals("1\n", response.get().body());
        }
    }

    /** The program goes on when the client has sent the rest of the body, which it does when it has seen the first line. */
    @Test
    void aResponseIsStreamed() throws Exception {
        try (var socket = new Socket(service.address().getHost(), service.address().getPort())) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            out.write(ascii("POST /slowly HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nConnection: close\r\n\r\n"));
            var answer = new StringBuilder();
            InputStream in = socket.getInputStream();
            while (answer.indexOf("first\n") < 0) {
                int next = in.read();
                assertTrue(next >= 0, answer::toString);
                answer.append((char) next);
            }
            out.write('x');
            assertTrue(new String(in.readAllBytes(), StandardCharsets.US_ASCII).contains("second\n"));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void largeResponsesArrive() throws Exception {
        HttpResponse<String> response = service.get("/large");
        assertEquals("0123456789abcde\n".repeat(100_000), response.body());
    }

    @Test
    void pathsAreDecoded() throws Exception {
        try (var socket = new Socket(service.address().getHost(), service.address().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write("GET /environ%6Dent HTTP/1.1\r\nHost: a.example\r\nX-Name: \u00fc\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.contains("PATH_INFO=/environment\nQUERY_STRING=\n"), answer);
            assertTrue(answer.contains("REQUEST_URI=/environ%6Dent\n"), answer);
            assertTrue(answer.contains("SERVER_NAME=a.example\nSERVER_PORT=80\n"), answer);
            assertTrue(answer.contains("HTTP_X_NAME=\u00fc\n"), answer);
            assertFalse(answer.contains("CONTENT_LENGTH"), answer);
        }
        assertEquals(400, service.get("/a%00b").statusCode());
        assertEquals(400, service.get("/a%ff").statusCode());
    }

    @Test
    void requestsThatRunAreFinishedBeforeTheProcessEnds() throws Exception {
        Path jar = FunctionJars.make(folder, "cgi-cases", Target.COMMAND);
        try (FunctionProcess stopping = FunctionProcess.start(jar, "--serve", "--listen=127.0.0.1:0")) {
            assertEquals("1\n", stopping.get("/visits").body());
            var slow = stopping.client().sendAsync(stopping.request("/sleep?700").build(), BodyHandlers.ofString());
            Thread.sleep(200);
            stopping.terminate();
            assertEquals("slept\n", slow.get().body());
            assertEquals(143, stopping.await());
        }
    }

    @Test
    void theGuestsOfWasmerEdgeWork() throws Exception {
        Path jar = FunctionJars.make(folder, "cgi", Target.HTTP);
        try (FunctionProcess edge = FunctionProcess.start(jar, Map.of("PORT", "0"))) {
            assertEquals("Hello from Wasmer Edge!\n", edge.get("/").body());
            assertEquals("User-Agent: test/1\n", edge.send(edge.request("/headers").header("User-Agent", "test/1")).body());
            assertEquals("some text", edge.post("/echo", "some text").body());
            assertEquals("q=a=b\n", edge.get("/query?a=b").body());
            assertEquals(404, edge.get("/none").statusCode());
        }
        jar = FunctionJars.make(folder, "rust-cgi", Target.HTTP);
        try (FunctionProcess rust = FunctionProcess.start(jar, "--listen", "[::1]:0")) {
            assertEquals("<h1>Hello from Rust!</h1>\n", rust.get("/").body());
            assertEquals("{\"item\":\"tea\",\"total\":200,\"words\":{\"tea\":1}}",
                    rust.post("/order", "{\"item\":\"tea\",\"count\":2}").body());
            assertEquals(400, rust.post("/order", "{}").statusCode());
            assertEquals(100, rust.get("/lines").body().lines().count());
            assertEquals(500, rust.get("/panic").statusCode());
            assertTrue(rust.log().contains("asked to"), rust.log());
        }
    }
}

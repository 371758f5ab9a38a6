package dev.wasm2jar.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.wasm2jar.runtime.http.RawClient.Response;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests that others on the way might understand differently, or that are none: each gets its status, the connection
 * ends, and what comes after it is not taken for a request.
 */
final class HostileRequestTest {

    private static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: test\r\n\r\n";

    private static final List<String> PATHS = new CopyOnWriteArrayList<>();
    private static HttpServer server;

    @BeforeAll
    static void start() throws IOException {
        HttpServerOptions options = HttpServerTest.LOCAL.withLimits(new HttpLimits(2000, 20, 1000, 100));
        server = HttpServer.start(options, HostileRequestTest::read);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Reads the body like a guest, which makes the best of what fails. */
    private static void read(HttpRequest request, HttpResponse response) throws IOException {
        PATHS.add(request.path());
        try {
            request.body().readAllBytes();
            response.body().write('.');
        } catch (IOException failure) {
            throw new IOException("the guest says EIO", failure);
        }
    }

    private static Arguments line(int status, String line) {
        return Arguments.of(status, line + "\r\nHost: test\r\n\r\n");
    }

    private static Arguments field(int status, String field) {
        return Arguments.of(status, "POST / HTTP/1.1\r\nHost: test\r\n" + field + "\r\n\r\n");
    }

    private static Arguments host(int status, String fields) {
        return Arguments.of(status, "GET / HTTP/1.1\r\n" + fields + "\r\n");
    }

    private static Arguments chunks(int status, String chunks) {
        return field(status, "Transfer-Encoding: chunked\r\n\r\n" + chunks);
    }

    static Stream<Arguments> requestLines() {
        return Stream.of(
                line(400, "GET  / HTTP/1.1"),
                line(400, "GET /  HTTP/1.1"),
                line(400, "GET / HTTP/1.1 "),
                line(400, " GET / HTTP/1.1"),
                line(400, "GET\t/\tHTTP/1.1"),
                line(400, "GET /a b HTTP/1.1"),
                line(400, "GET / http/1.1"),
                line(400, "GET / HTTP/1.10"),
                line(400, "GET / HTTP/1"),
                line(400, "GET / HTTP/1,1"),
                line(400, "GET / XTTP/1.1"),
                line(400, "GET /"),
                line(400, "GET"),
                line(400, "G@T / HTTP/1.1"),
                line(400, "GET /\u00e9 HTTP/1.1"),
                line(400, "GET /\0 HTTP/1.1"),
                line(400, "GET /\u007f HTTP/1.1"),
                line(400, "GET /#fragment HTTP/1.1"),
                line(400, "GET test HTTP/1.1"),
                line(400, "GET test:80 HTTP/1.1"),
                line(400, "GET * HTTP/1.1"),
                line(400, "GET http:///x HTTP/1.1"),
                line(400, "GET http://user@test/ HTTP/1.1"),
                line(400, "GET ftp://test/ HTTP/1.1"),
                line(501, "CONNECT test:443 HTTP/1.1"),
                line(505, "GET / HTTP/2.0"),
                line(505, "GET / HTTP/0.9"),
                line(414, "GET /" + "a".repeat(3000) + " HTTP/1.1"),
                Arguments.of(505, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
                Arguments.of(400, "\r\n\r\nGET / HTTP/1.1\r\nHost: test\r\n\r\n"),
                Arguments.of(400, "\nGET / HTTP/1.1\r\nHost: test\r\n\r\n"),
                Arguments.of(400, "\rGET / HTTP/1.1\r\nHost: test\r\n\r\n"),
                Arguments.of(400, "GET / HTTP/1.1\nHost: test\n\n"),
                Arguments.of(400, "GET / HTTP/1.1\r\nHost: test\n\r\n"),
                Arguments.of(400, "GET / HTTP/1.1\rHost: test\r\n\r\n"),
                Arguments.of(400, "\u0016\u0003\u0001\u0002\0\u0001\0"),
                Arguments.of(400, "\0\0\0"));
    }

    static Stream<Arguments> fields() {
        return Stream.of(
                field(400, "A: b\r\n continued"),
                field(400, "A: b\r\n\tcontinued"),
                field(400, " A: b"),
                field(400, "A : b"),
                field(400, "A\t: b"),
                field(400, "A"),
                field(400, ": b"),
                field(400, "A\u00e9: b"),
                field(400, "A(b): c"),
                field(400, "A: b\0c"),
                field(400, "A: b\rc"),
                field(400, "A: b\u000bc"),
                field(400, "A: b\u007f"),
                field(400, "A: b\nContent-Length: 5"),
                field(417, "Expect: a-miracle"),
                field(431, "A: " + "b".repeat(3000)),
                field(431, "A: b\r\n".repeat(20) + "C: d"),
                host(400, ""),
                host(400, "Host: test\r\nHost: test\r\n"),
                host(400, "Host: test\r\nhost: other\r\n"),
                host(400, "Host: test, other\r\n"),
                host(400, "Host: a/b\r\n"),
                host(400, "Host: a@b\r\n"),
                host(400, "Host: a?b\r\n"),
                host(400, "Host: a:b\r\n"),
                host(400, "Host: :80\r\n"),
                host(400, "Host: [::1\r\n"),
                host(400, "Host: []\r\n"),
                host(400, "Host: [::1]x\r\n"),
                host(400, "Host: ::1\r\n"));
    }

    static Stream<Arguments> lengths() {
        String chunked = "Transfer-Encoding: chunked";
        return Stream.of(
                field(400, "Content-Length: 5\r\nContent-Length: 6"),
                field(400, "Content-Length: 5\r\ncontent-length: 5"),
                field(400, "Content-Length: 5, 5"),
                field(400, "Content-Length: +5"),
                field(400, "Content-Length: -5"),
                field(400, "Content-Length: 0x5"),
                field(400, "Content-Length: 5 5"),
                field(400, "Content-Length: 5;"),
                field(400, "Content-Length: 1e1"),
                field(400, "Content-Length:"),
                field(400, "Content-Length: \u00b2"),
                field(413, "Content-Length: 1001"),
                field(400, "Content-Length: 9223372036854775808"),
                field(400, "Content-Length: 18446744073709551621"),
                field(400, "Content-Length: 5\r\n" + chunked),
                field(400, chunked + "\r\nContent-Length: 5"),
                field(400, chunked + "\r\nContent-Length: 0"),
                field(400, chunked + "\r\n" + chunked),
                field(400, chunked + "\r\nTransfer-Encoding: identity"),
                field(400, "Transfer-Encoding: identity"),
                field(400, "Transfer-Encoding: gzip"),
                field(400, "Transfer-Encoding: chunked, gzip"),
                field(400, "Transfer-Encoding: xchunked"),
                field(400, "Transfer-Encoding: chunked;q=1"),
                field(400, "Transfer-Encoding: \"chunked\""),
                field(400, "Transfer-Encoding: \u000bchunked"),
                field(400, "Transfer-Encoding:"),
                field(400, "Transfer-Encoding\u00a0: chunked"),
                field(501, "Transfer-Encoding: gzip, chunked"),
                field(501, "Transfer-Encoding: chunked, chunked"),
                Arguments.of(400, "POST / HTTP/1.0\r\n" + chunked + "\r\n\r\n0\r\n\r\n"),
                Arguments.of(400, "POST / HTTP/1.0\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n"));
    }

    static Stream<Arguments> chunkedBodies() {
        return Stream.of(
                chunks(400, "\r\n"),
                chunks(400, "G\r\n"),
                chunks(400, "-1\r\n"),
                chunks(400, "+1\r\na\r\n0\r\n"),
                chunks(400, "0x1\r\na\r\n0\r\n"),
                chunks(400, " 1\r\na\r\n0\r\n"),
                chunks(400, "1 \r\na\r\n0\r\n"),
                chunks(400, "1\na\r\n0\r\n"),
                chunks(400, "1\r\na\n0\r\n"),
                chunks(400, "1\r\nab\r\n0\r\n"),
                chunks(400, "1;a\nb\r\na\r\n0\r\n"),
                chunks(400, "1;a\rb\r\na\r\n0\r\n"),
                chunks(400, "1;a=\0\r\na\r\n0\r\n"),
                chunks(400, "1;" + "a".repeat(3000) + "\r\na\r\n0\r\n"),
                chunks(400, "1\r\na\r\n0\r\n: b\r\n"),
                chunks(400, "1\r\na\r\n0\r\nA : b\r\n"),
                chunks(400, "1\r\na\r\n0\r\nA: b\n"),
                chunks(400, "1\r\na\r\n0\r\nA: b\r\n c\r\n"),
                chunks(400, "0\r\nA: " + "b".repeat(3000) + "\r\n"),
                chunks(431, "0\r\n" + "A: b\r\n".repeat(21)),
                chunks(413, "3e9\r\n"),
                chunks(413, "1f4\r\n" + "a".repeat(500) + "\r\n1f5\r\n"),
                chunks(413, "ffffffffffffffff\r\n"),
                chunks(413, "10000000000000005\r\nhello\r\n0\r\n"));
    }

    @ParameterizedTest
    @MethodSource({"requestLines", "fields", "lengths", "chunkedBodies"})
    void isRefused(int status, String request) throws IOException {
        PATHS.clear();
        try (var client = new RawClient(server)) {
            client.send(request + SMUGGLED);
            Response response = client.response();
            assertNotNull(response, "no response");
            assertEquals(status, response.status(), response.body());
            assertEquals("close", response.field("Connection"));
            assertEquals("", client.rest());
        }
        assertEquals(0, PATHS.stream().filter("/smuggled"::equals).count());
    }

    /** What looks odd and is clear all the same. */
    static Stream<Arguments> oddRequests() {
        return Stream.of(
                line(200, "GET http://test HTTP/1.1"),
                line(200, "GET HTTP://test:80?a HTTP/1.1"),
                line(200, "GET https://[::1]:8443/a HTTP/1.1"),
                line(200, "OPTIONS * HTTP/1.1"),
                line(200, "BREW /%00?a=/../{}|\\ HTTP/1.1"),
                line(200, "GET / HTTP/1.2"),
                line(200, "\r\nGET / HTTP/1.1"),
                line(200, "GET //test//.. HTTP/1.1"),
                host(200, "Host:\r\n"),
                host(200, "Host: [::1]:1\r\n"),
                host(200, "Host: a_b-c.:80\r\n"),
                host(200, "Host: x:\r\n"),
                field(200, "A:"),
                field(200, "A: \t b\tc \u00e9 \t "),
                field(200, "Content-Length:0"),
                Arguments.of(200, "POST / HTTP/1.1\r\nHost: test\r\nContent-Length: \t00005 \r\n\r\nhello"),
                chunks(200, "0"),
                chunks(200, "00005;a=\"b\";c\r\nhello\r\n000\r\nA: b\r\nC:"));
    }

    @ParameterizedTest
    @MethodSource("oddRequests")
    void isTaken(int status, String request) throws IOException {
        PATHS.clear();
        try (var client = new RawClient(server)) {
            client.send(request + SMUGGLED);
            assertEquals(status, client.response().status());
            assertEquals(200, client.response().status());
        }
        assertEquals(2, PATHS.size());
        assertEquals("/smuggled", PATHS.get(1));
    }

    @Test
    void takesNoNoiseForRequests() throws IOException {
        PATHS.clear();
        var random = new Random(4711);
        for (int i = 0; i < 200; i++) {
            byte[] noise = new byte[random.nextInt(5000)];
            random.nextBytes(noise);
            try (var client = new RawClient(server)) {
                client.send(noise).endOutput();
                client.rest();
            } catch (IOException reset) {
                // It may have had enough before it was sent all.
            }
        }
        assertEquals(List.of(), PATHS);
        assertServes();
    }

    @Test
    void survivesMutations() throws IOException {
        String valid = "POST /a?b HTTP/1.1\r\nHost: test\r\nContent-Length: 5\r\nA: b\r\n\r\nhello"
                + "POST /c HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";
        var random = new Random(42);
        for (int i = 0; i < 500; i++) {
            var text = new StringBuilder(valid);
            for (int change = random.nextInt(3); change >= 0; change--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                    case 1 -> text.deleteCharAt(at);
                    default -> text.insert(at, "\r\n :;,0\t\0".charAt(random.nextInt(9)));
                }
            }
            try (var client = new RawClient(server)) {
                client.send(text.toString()).endOutput();
                client.rest();
            } catch (IOException reset) {
                // It may have had enough before it was sent all.
            }
        }
        assertServes();
    }

    @Test
    void forgetsTruncatedRequests() throws IOException {
        String request = "POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 5\r\n\r\nhello";
        for (int length = 0; length < request.length(); length++) {
            try (var client = new RawClient(server)) {
                client.send(request.substring(0, length)).endOutput();
                assertEquals("", client.rest());
            }
        }
        assertServes();
    }

    private static void assertServes() throws IOException {
        try (var client = new RawClient(server)) {
            assertEquals(200, client.get("/").response().status());
        }
    }
}

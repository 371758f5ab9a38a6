package dev.wasm2jar.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is believed of requests that came by way of proxies. */
final class ForwardedRequestTest {

    /** Answers with who the client seems to be, and what it seems to have asked for. */
    private static void tell(HttpRequest request, HttpResponse response) throws IOException {
        String text = request.remoteAddress() + " " + request.scheme() + " " + request.authority();
        response.body().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        0 | X-Forwarded-For: 9.9.9.9; X-Forwarded-Proto: https; X-Forwarded-Host: evil | 127.0.0.1 http test
        0 | Forwarded: for=9.9.9.9~proto=https~host=evil                               | 127.0.0.1 http test
        1 | X-Other: 1                                                                 | 127.0.0.1 http test
        1 | X-Forwarded-For: 9.9.9.9, 10.0.0.7; X-Forwarded-Proto: https; X-Forwarded-Host: a.example:8443 | 10.0.0.7 https a.example:8443
        1 | X-Forwarded-For: 9.9.9.9; X-Forwarded-For: 10.0.0.7                        | 10.0.0.7 http test
        2 | X-Forwarded-For: 9.9.9.9, 10.0.0.7, 10.0.0.8; X-Forwarded-Proto: https     | 10.0.0.7 https test
        3 | X-Forwarded-For: 10.0.0.7                                                  | 10.0.0.7 http test
        1 | X-Forwarded-For: 10.0.0.7:4711                                             | 10.0.0.7 http test
        1 | X-Forwarded-For: 2001:db8::1                                               | 2001:db8::1 http test
        1 | X-Forwarded-For: [2001:db8::1]:4711                                        | 2001:db8::1 http test
        1 | X-Forwarded-For: unknown; X-Forwarded-Proto: HTTPS                         | 127.0.0.1 https test
        1 | X-Forwarded-For: <script>; X-Forwarded-Proto: ftp; X-Forwarded-Host: a/b   | 127.0.0.1 http test
        1 | X-Forwarded-For: 256.1.1.1                                                 | 127.0.0.1 http test
        1 | X-Forwarded-For: 1.1.1                                                     | 127.0.0.1 http test
        1 | X-Forwarded-For: ,                                                         | 127.0.0.1 http test
        1 | Forwarded: for=10.0.0.7~proto=https~host=a.example                         | 10.0.0.7 https a.example
        1 | Forwarded: for=9.9.9.9, For="[2001:db8::1]:4711" ~ Proto=https             | 2001:db8::1 https test
        1 | Forwarded: for="a,b~proto=http", for=_hidden~proto=https                   | 127.0.0.1 https test
        1 | Forwarded: for="10.0.0.7                                                   | 127.0.0.1 http test
        1 | X-Forwarded-For: 10.0.0.7; Forwarded: for=9.9.9.9~proto=https              | 10.0.0.7 http test
        """)
    void onlyTrustedProxiesAreBelieved(int proxies, String fields, String expected) throws IOException {
        HttpServerOptions options = HttpServerTest.LOCAL.withTrustedProxies(proxies);
        try (HttpServer server = HttpServer.start(options, ForwardedRequestTest::tell);
                var client = new RawClient(server)) {
            String lines = fields.replace("; ", "\r\n").replace('~', ';');
            client.send("GET / HTTP/1.1\r\nHost: test\r\n" + lines + "\r\n\r\n");
            assertEquals(expected, client.response().body());
        }
    }
}

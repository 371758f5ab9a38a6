package dev.wasm2jar.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where servers listen. */
final class ListenAddressTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:3000, 127.0.0.1, 3000", "localhost:0, localhost, 0", "[::1]:80, ::1, 80", "[::]:65535, ::, 65535",
        ":8080, '', 8080"
    })
    void isRead(String text, String host, int port) {
        var address = ListenAddress.parse(text);
        assertEquals(new ListenAddress(host, port), address);
        assertEquals(text, address.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "8080", "host", "host:", "host:x", "host:65536", "host:99999999999", "host:-1", "host:+1", "::1:80",
        "[::1]", "[host]:80", "[::1:80", "host:80:80", "host: 80"
    })
    void isRefused(String text) {
        var wrong = assertThrows(IllegalArgumentException.class, () -> ListenAddress.parse(text));
        assertEquals("not an address to listen on: '" + text
                + "'; write HOST:PORT, [IPV6]:PORT or :PORT, with a port from 0 to 65535", wrong.getMessage());
    }

    @Test
    void unknownHostsAreTold() {
        var unknown = assertThrows(IOException.class, () -> new ListenAddress("host.invalid", 80).resolve());
        assertEquals("can't listen on host.invalid:80: unknown host", unknown.getMessage());
    }

    @Test
    void allAddressesAreServed() throws IOException {
        try (HttpServer server = HttpServer.start(
                        HttpServerOptions.DEFAULT.withAddress(ListenAddress.parse(":0")), HttpServerTest::describe)) {
            assertServes("127.0.0.1", server.address().getPort());
            if (hasIpv6()) {
                assertServes("::1", server.address().getPort());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[::1]:0", "[::]:0"})
    void ipv6IsServed(String text) throws IOException {
        assumeTrue(hasIpv6(), "no IPv6 on this machine");
        try (HttpServer server = HttpServer.start(
                        HttpServerOptions.DEFAULT.withAddress(ListenAddress.parse(text)), HttpServerTest::describe)) {
            assertServes("::1", server.address().getPort());
        }
    }

    private static boolean hasIpv6() throws IOException {
        return NetworkInterface.getByInetAddress(InetAddress.getByName("::1")) != null;
    }

    private static void assertServes(String host, int port) throws IOException {
        try (var client = new RawClient(new InetSocketAddress(host, port))) {
            assertEquals(200, client.get("/").response().status());
        }
    }
}

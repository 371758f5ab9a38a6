package dev.wasm2jar.runtime.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * Where a server listens.
 *
 * @param host a name or an address, without brackets; empty for all addresses of this machine
 * @param port 0 to 65535, where 0 lets the system choose
 */
public record ListenAddress(String host, int port) {

    /** Where functions listen unless told otherwise. */
    public static final ListenAddress DEFAULT = new ListenAddress("127.0.0.1", 3000);

    /**
     * Reads {@code HOST:PORT}, {@code [IPV6]:PORT} or {@code :PORT}.
     *
     * @throws IllegalArgumentException if it is nothing of that, with a message for the user
     */
    public static ListenAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw wrong(text);
        }
        String host = text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]") && host.indexOf(':') > 0) {
            host = host.substring(1, host.length() - 1);
        } else if (host.indexOf(':') >= 0 || host.indexOf('[') >= 0 || host.indexOf(']') >= 0) {
            throw wrong(text);
        }
        return new ListenAddress(host, port(text.substring(colon + 1), text));
    }

    /**
     * Reads a port, as platforms give it in the variable {@code PORT}.
     *
     * @throws IllegalArgumentException if it is none, with a message for the user
     */
    public ListenAddress withPort(String text) {
        return new ListenAddress(host, port(text, text));
    }

    private static int port(String digits, String text) {
        int port = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9' || port > 65535) {
                throw wrong(text);
            }
            port = 10 * port + c - '0';
        }
        if (digits.isEmpty() || port > 65535) {
            throw wrong(text);
        }
        return port;
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException("not an address to listen on: '" + text
                + "'; write HOST:PORT, [IPV6]:PORT or :PORT, with a port from 0 to 65535");
    }

    /** @throws IOException if the host is unknown */
    InetSocketAddress resolve() throws IOException {
        if (host.isEmpty()) {
            return new InetSocketAddress(port);
        }
        try {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException unknown) {
            throw new IOException("can't listen on " + this + ": unknown host", unknown);
        }
    }

    /** The address as {@link #parse} reads it. */
    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]:" : host + ":") + port;
    }
}

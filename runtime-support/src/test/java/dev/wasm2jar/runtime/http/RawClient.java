package dev.wasm2jar.runtime.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A client that sends what it is told, byte by byte, and takes responses apart. */
final class RawClient implements AutoCloseable {

    private static final int PATIENCE = 20_000;

    /** A response; the body is null if the connection ended before it did. */
    record Response(int status, String head, String body) {

        /** The value of a field, or null. */
        String field(String name) {
            for (String line : head.split("\r\n")) {
                if (line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":")) {
                    return line.substring(name.length() + 1).trim();
                }
            }
            return null;
        }
    }

    private final Socket socket = new Socket();
    private final InputStream input;

    RawClient(HttpServer server) throws IOException {
        this(server.address());
    }

    RawClient(InetSocketAddress address) throws IOException {
        socket.setSoTimeout(PATIENCE);
        socket.connect(address, PATIENCE);
        socket.setTcpNoDelay(true);
        input = socket.getInputStream();
    }

    Socket socket() {
        return socket;
    }

    RawClient send(String latin1) throws IOException {
        return send(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    RawClient endOutput() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** Sends a GET without fields other than Host. */
    RawClient get(String target) throws IOException {
        return send("GET " + target + " HTTP/1.1\r\nHost: test\r\n\r\n");
    }

    /** The response to a request other than HEAD. */
    Response response() throws IOException {
        String head = head();
        if (head == null) {
            return null;
        }
        int status = Integer.parseInt(head.substring(9, 12));
        var bare = new Response(status, head, "");
        if (status < 200 || status == 204 || status == 304) {
            return bare;
        }
        String length = bare.field("Content-Length");
        String body = length != null ? exactly(Integer.parseInt(length))
                : "chunked".equals(bare.field("Transfer-Encoding")) ? chunks() : rest();
        return new Response(status, head, body);
    }

    /** The response, or null at the end of the connection, be it by a reset. */
    Response responseOrNothing() {
        try {
            return response();
        } catch (IOException reset) {
            return null;
        }
    }

    /** The status line and the header section, or null at the end of the connection. */
    String head() throws IOException {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int c = input.read();
            if (c < 0) {
                return head.isEmpty() ? null : head + "[END]";
            }
            head.append((char) c);
        }
        return head.toString();
    }

    /** All that is left until the server ends the connection. */
    String rest() throws IOException {
        return new String(input.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** The bytes that have come and have not been read. */
    int available() throws IOException {
        return input.available();
    }

    /** So many bytes, or fewer at the end of the connection. */
    String next(int count) throws IOException {
        return new String(input.readNBytes(count), StandardCharsets.ISO_8859_1);
    }

    private String chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            String line = line();
            if (line == null) {
                return null;
            }
            int size = Integer.parseInt(line, 16);
            body.write(input.readNBytes(size));
            if (!"".equals(line())) {
                return null;
            }
            if (size == 0) {
                return body.toString(StandardCharsets.ISO_8859_1);
            }
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = input.read(); c != '\n'; c = input.read()) {
            if (c < 0) {
                return null;
            }
            line.append((char) c);
        }
        return line.substring(0, line.length() - 1);
    }

    private String exactly(int length) throws IOException {
        byte[] bytes = input.readNBytes(length);
        return bytes.length == length ? new String(bytes, StandardCharsets.ISO_8859_1) : null;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package dev.wasm2jar.runtime.lambda;

import dev.wasm2jar.runtime.http.HttpHeaders;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A client of HTTP/1.1 for one server, one request at a time, on one connection that is made anew when it has been closed
 * (RFC 9112, 9.3). The JDK's clients take longer to load than a small function to answer.
 */
final class ApiConnection {

    /** More than the Runtime API sends. */
    private static final int MAX_LINE = 64 << 10;

    private final String address;
    private final String host;
    private final int port;
    private Socket socket;
    private InputStream input;

    /** @param address {@code HOST:PORT}, or a host alone */
    ApiConnection(String address) {
        this.address = address;
        int colon = address.lastIndexOf(':');
        try {
            host = colon < 0 ? address : address.substring(0, colon);
            port = colon < 0 ? 80 : Integer.parseInt(address.substring(colon + 1));
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException("not an address of the Runtime API: " + address);
        }
    }

    /**
     * Sends a request and reads the response.
     *
     * @param field the name of a field to send besides, or null
     */
    ApiResponse send(String method, String path, String field, String value, byte[] body) throws IOException {
        boolean reused = socket != null;
        try {
            return exchange(method, path, field, value, body);
        } catch (IOException lost) {
            close();
            // A connection can have been closed while nothing was sent; then the server has not seen the request.
            if (!reused || !(lost instanceof NoResponseException)) {
                throw lost;
            }
            return exchange(method, path, field, value, body);
        }
    }

    private ApiResponse exchange(String method, String path, String field, String value, byte[] body)
            throws IOException {
        if (socket == null) {
            socket = new Socket(host, port);
            socket.setTcpNoDelay(true);
            input = new BufferedInputStream(socket.getInputStream(), 8 << 10);
        }
        var head = new StringBuilder(256);
        head.append(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: ").append(address)
                .append("\r\nUser-Agent: wasm2jar\r\n");
        if (field != null) {
            head.append(field).append(": ").append(value).append("\r\n");
        }
        if (!method.equals("GET")) {
            head.append("Content-Type: application/json\r\nContent-Length: ").append(body.length).append("\r\n");
        }
        byte[] bytes = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        try {
            OutputStream output = socket.getOutputStream();
            output.write(bytes);
            output.write(body);
            output.flush();
        } catch (IOException closed) {
            throw new NoResponseException(closed);
        }
        return read();
    }

    private ApiResponse read() throws IOException {
        String status = statusLine();
        int code;
        HttpHeaders headers;
        do {
            code = code(status);
            headers = fields();
            // Interim responses say nothing (RFC 9110, 15.2).
            status = code < 200 ? statusLine() : null;
        } while (status != null);
        byte[] body = code == 204 || code == 304 ? new byte[0] : body(headers);
        if ("close".equalsIgnoreCase(headers.get("Connection"))) {
            close();
        }
        return new ApiResponse(code, headers, body);
    }

    private String statusLine() throws IOException {
        try {
            return line();
        } catch (IOException closed) {
            throw new NoResponseException(closed);
        }
    }

    private static int code(String line) throws IOException {
        if (!line.startsWith("HTTP/1.") || line.length() < 12) {
            throw new IOException("the Runtime API does not speak HTTP: " + line);
        }
        return number(line.substring(9, 12), 10);
    }

    private HttpHeaders fields() throws IOException {
        var headers = new HttpHeaders();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.add(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private byte[] body(HttpHeaders headers) throws IOException {
        if (headers.listHas("Transfer-Encoding", "chunked")) {
            return chunks();
        }
        String length = headers.get("Content-Length");
        if (length == null) {
            byte[] rest = input.readAllBytes();
            close();
            return rest;
        }
        return exactly(number(length, 10));
    }

    private byte[] chunks() throws IOException {
        var whole = new ByteArrayOutputStream();
        while (true) {
            String line = line();
            int semicolon = line.indexOf(';');
            int size = number((semicolon < 0 ? line : line.substring(0, semicolon)).strip(), 16);
            if (size == 0) {
                fields();
                return whole.toByteArray();
            }
            whole.writeBytes(exactly(size));
            line();
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = input.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the Runtime API ends the connection within a body");
        }
        return bytes;
    }

    private static int number(String text, int radix) throws IOException {
        try {
            int number = Integer.parseInt(text, radix);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException wrong) {
            // Told below.
        }
        throw new IOException("the Runtime API sends a number that is none: " + text);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        while (true) {
            int next = input.read();
            if (next < 0) {
                throw new EOFException("the Runtime API ends the connection");
            }
            if (next == '\n') {
                int end = line.length();
                return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
            }
            if (line.length() == MAX_LINE) {
                throw new IOException("the Runtime API sends a line without end");
            }
            line.append((char) next);
        }
    }

    private void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException ignored) {
            // It is of no use any more.
        }
        socket = null;
        input = null;
    }

    /** The connection ended before a response began. */
    private static final class NoResponseException extends IOException {

        private static final long serialVersionUID = 1L;

        NoResponseException(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }
}

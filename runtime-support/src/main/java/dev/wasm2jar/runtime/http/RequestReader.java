package dev.wasm2jar.runtime.http;

import java.nio.charset.StandardCharsets;

/**
 * Reads the head of a request: the request line and the header section (RFC 9112, 2 to 5). Takes nothing that others
 * on the way might understand differently, where the RFC leaves a choice: a line feed alone ends no line, a field is
 * one line, nothing blank stands before a colon.
 */
final class RequestReader {

    private final SocketInput input;
    private final HttpLimits limits;

    RequestReader(SocketInput input, HttpLimits limits) {
        this.input = input;
        this.limits = limits;
    }

    /**
     * Reads a head whose first byte is there.
     *
     * @param until when to give up, on the clock of {@link System#nanoTime}
     */
    RequestHead read(long until) throws BadRequest, ConnectionLost {
        skipEmptyLine(until);
        if (!Tokens.isTokenCharacter(input.buffer[input.position])) {
            throw new BadRequest(400, "This is not an HTTP request.");
        }
        int length = awaitEnd(until);
        byte[] bytes = input.buffer;
        int start = input.position;
        int end = start + length;
        input.position = end;
        int lineEnd = lineEnd(bytes, start);
        RequestHead head = requestLine(bytes, start, lineEnd);
        FieldReader.readAll(bytes, lineEnd + 2, end - 2, limits.fields(), head.headers());
        return head;
    }

    /** An empty line before a request is none of it (RFC 9112, 2.2). */
    private void skipEmptyLine(long until) throws BadRequest, ConnectionLost {
        if (input.buffer[input.position] == '\r') {
            while (input.available() < 3) {
                input.await(until);
            }
            if (input.buffer[input.position + 1] != '\n') {
                throw new BadRequest(400, "This is not an HTTP request.");
            }
            input.position += 2;
        }
    }

    /** Waits for the end of the head, and returns its length with the empty line at its end. */
    private int awaitEnd(long until) throws BadRequest, ConnectionLost {
        int lines = 0;
        int lineStart = 0;
        int scanned = 0;
        while (true) {
            byte[] bytes = input.buffer;
            int start = input.position;
            int available = input.available();
            for (; scanned < available; scanned++) {
                if (bytes[start + scanned] != '\n') {
                    continue;
                }
                if (scanned == 0 || bytes[start + scanned - 1] != '\r') {
                    throw new BadRequest(400, "A line ends without a carriage return.");
                }
                requireLength(scanned + 1, lines);
                if (scanned - lineStart == 1) {
                    return scanned + 1;
                }
                lineStart = scanned + 1;
                lines++;
            }
            requireLength(available, lines);
            input.await(until);
        }
    }

    private void requireLength(int length, int lines) throws BadRequest {
        if (length > limits.headBytes()) {
            throw lines == 0
                    ? new BadRequest(414, "The request line is too long.")
                    : new BadRequest(431, "The header section is too long.");
        }
    }

    private static int lineEnd(byte[] bytes, int start) {
        int i = start;
        while (bytes[i] != '\n') {
            i++;
        }
        return i - 1;
    }

    private static RequestHead requestLine(byte[] bytes, int start, int end) throws BadRequest {
        int methodEnd = start;
        while (methodEnd < end && Tokens.isTokenCharacter(bytes[methodEnd])) {
            methodEnd++;
        }
        int targetEnd = methodEnd + 1;
        while (targetEnd < end && bytes[targetEnd] > ' ' && bytes[targetEnd] != 0x7f) {
            targetEnd++;
        }
        if (methodEnd == start || methodEnd >= end || bytes[methodEnd] != ' ' || targetEnd >= end
                || targetEnd == methodEnd + 1 || bytes[targetEnd] != ' ') {
            throw new BadRequest(400, "The request line is not METHOD TARGET VERSION.");
        }
        String method = text(bytes, start, methodEnd);
        String target = text(bytes, methodEnd + 1, targetEnd);
        return new RequestHead(method, target, version(bytes, targetEnd + 1, end), new HttpHeaders());
    }

    /** RFC 9112, 2.3. Of HTTP/1 all minor versions are understood, those after 1 as 1 (RFC 9110, 2.5). */
    private static String version(byte[] bytes, int start, int end) throws BadRequest {
        boolean known = end - start == 8 && bytes[start] == 'H' && bytes[start + 1] == 'T' && bytes[start + 2] == 'T'
                && bytes[start + 3] == 'P' && bytes[start + 4] == '/' && isDigit(bytes[start + 5])
                && bytes[start + 6] == '.' && isDigit(bytes[start + 7]);
        if (!known) {
            throw new BadRequest(400, "The request line does not end in a version of HTTP.");
        }
        if (bytes[start + 5] != '1') {
            throw new BadRequest(505, "This server speaks HTTP/1.1.");
        }
        return bytes[start + 7] == '0' ? "HTTP/1.0" : "HTTP/1.1";
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    private static String text(byte[] bytes, int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }
}

package dev.wasm2jar.runtime.http;

import java.nio.charset.StandardCharsets;

/** Reads field lines (RFC 9112, 5). */
final class FieldReader {

    private FieldReader() {}

    /**
     * Reads field lines, each of which ends with CR LF.
     *
     * @param count how many there may be
     */
    static void readAll(byte[] bytes, int start, int end, int count, HttpHeaders target) throws BadRequest {
        int position = start;
        while (position < end) {
            if (target.size() == count) {
                throw new BadRequest(431, "There are too many header fields.");
            }
            position = read(bytes, position, target);
        }
    }

    /** Reads a line, and returns where the next one begins. */
    private static int read(byte[] bytes, int start, HttpHeaders target) throws BadRequest {
        int colon = start;
        while (Tokens.isTokenCharacter(bytes[colon])) {
            colon++;
        }
        if (colon == start || bytes[colon] != ':') {
            // Also a line that goes on the one before (obs-fold), and a blank before the colon.
            throw new BadRequest(400, "A header field does not begin with a name and a colon.");
        }
        int valueStart = colon + 1;
        while (isBlank(bytes[valueStart])) {
            valueStart++;
        }
        int end = valueStart;
        while (Tokens.isValueCharacter(bytes[end] & 0xff)) {
            end++;
        }
        if (bytes[end] != '\r' || bytes[end + 1] != '\n') {
            throw new BadRequest(400, "A header field has a character that must not be there.");
        }
        int valueEnd = end;
        while (valueEnd > valueStart && isBlank(bytes[valueEnd - 1])) {
            valueEnd--;
        }
        target.append(text(bytes, start, colon), text(bytes, valueStart, valueEnd));
        return end + 2;
    }

    private static boolean isBlank(byte c) {
        return c == ' ' || c == '\t';
    }

    private static String text(byte[] bytes, int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }
}

package dev.wasm2jar.runtime.cgi;

import dev.wasm2jar.runtime.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The header section of a program's response, as it comes in (RFC 3875, 6.3). */
final class CgiHeader {

    /** Of a Content-Length: enough for any that there is. */
    private static final int MOST_DIGITS = 18;

    /** More than any server takes. */
    private static final int MAX_BYTES = 64 << 10;

    private final HttpHeaders fields = new HttpHeaders();
    private byte[] line = new byte[128];
    private int length;
    private int total;
    private int status;
    private String location;
    private long contentLength = -1;
    private boolean complete;

    /**
     * Takes bytes up to the end of the header section.
     *
     * @return the index after the last byte that belongs to it
     * @throws MalformedHeader if it is malformed
     */
    int accept(byte[] bytes, int offset, int end) {
        int i = offset;
        while (i < end && !complete) {
            byte b = bytes[i++];
            if (++total > MAX_BYTES) {
                throw malformed("is longer than 64 KB");
            }
            if (b == '\n') {
                line();
                length = 0;
            } else {
                if (length == line.length) {
                    line = Arrays.copyOf(line, length * 2);
                }
                line[length++] = b;
            }
        }
        return i;
    }

    /** Whether the empty line after it has come. */
    boolean isComplete() {
        return complete;
    }

    /** Whether nothing has come. */
    boolean isEmpty() {
        return total == 0;
    }

    /** The fields that are the client's, after the end. */
    HttpHeaders fields() {
        return fields;
    }

    /** The length that the program says its body has, or -1. */
    long contentLength() {
        return contentLength;
    }

    /** The status code: 302 for a redirect to elsewhere, 200 otherwise unless the program sets it (RFC 3875, 6.3.3). */
    int status() {
        if (status != 0) {
            return status;
        }
        return location != null ? 302 : 200;
    }

    /** Path and query of a local redirect, which the server follows itself (RFC 3875, 6.2.2); null if it is none. */
    String localRedirect() {
        boolean local = location != null && status == 0 && fields.get("Content-Type") == null
                && location.startsWith("/") && !location.startsWith("//");
        return local ? location : null;
    }

    private void line() {
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        if (end == 0) {
            complete = true;
            return;
        }
        String text = new String(line, 0, end, StandardCharsets.ISO_8859_1);
        int colon = text.indexOf(':');
        if (colon <= 0) {
            throw malformed("has a line without a name: " + shortened(text));
        }
        String name = text.substring(0, colon);
        String value = text.substring(colon + 1).strip();
        for (int i = 0; i < name.length(); i++) {
            if (!isTokenCharacter(name.charAt(i))) {
                throw malformed("has a line without a name: " + shortened(text));
            }
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' && c != '\t' || c == 0x7f) {
                throw malformed("has a control character in the field " + name);
            }
        }
        field(name, value);
    }

    private void field(String name, String value) {
        if (name.equalsIgnoreCase("Status")) {
            status = status(value);
        } else if (!isOfConnection(name)) {
            if (name.equalsIgnoreCase("Location")) {
                location = value;
            } else if (name.equalsIgnoreCase("Content-Length")) {
                contentLength = contentLength(value);
            }
            fields.add(name, value);
        }
    }

    private long contentLength(String value) {
        long number = value.length() <= MOST_DIGITS ? HttpHeaders.number(value) : -1;
        if (number < 0) {
            throw malformed("has a Content-Length that is none: " + shortened(value));
        }
        if (contentLength >= 0) {
            throw malformed("has a second Content-Length: " + shortened(value));
        }
        return number;
    }

    /** Three digits, and a reason that HTTP has no use for. */
    private static int status(String value) {
        int code = value.length() < 3 || value.length() > 3 && value.charAt(3) != ' ' ? 0 : 1;
        for (int i = 0; i < 3 && code != 0; i++) {
            int digit = value.charAt(i) - '0';
            code = digit < 0 || digit > 9 ? 0 : code * 10 + digit;
        }
        // Counted from 1: 1200 is 200. Below 200 are interim responses, which the server makes.
        if (code < 1200 || code > 1599) {
            throw malformed("has a Status that is none: " + shortened(value));
        }
        return code - 1000;
    }

    /** Fields about the connection, which is the server's (RFC 9110, 7.6.1). */
    private static boolean isOfConnection(String name) {
        return name.equalsIgnoreCase("Connection") || name.equalsIgnoreCase("Keep-Alive")
                || name.equalsIgnoreCase("Transfer-Encoding") || name.equalsIgnoreCase("Upgrade")
                || name.equalsIgnoreCase("Trailer");
    }

    /** A {@code tchar} (RFC 9110, 5.6.2). */
    private static boolean isTokenCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60).concat("...");
    }

    private static MalformedHeader malformed(String what) {
        return new MalformedHeader("the header section of the response " + what);
    }
}

package dev.wasm2jar.runtime.worker;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-encoding (RFC 3986, 2.1). */
final class PercentCoding {

    private PercentCoding() {}

    /** Decodes a part of a path; what is no escape stays as it is. */
    static String decode(String text) {
        return text.indexOf('%') < 0 ? text : decodeEscapes(text);
    }

    /** Decodes a name or value of a query, where a plus sign is a space. */
    static String decodeQuery(String text) {
        return decode(text.replace('+', ' '));
    }

    private static String decodeEscapes(String text) {
        var bytes = new ByteArrayOutputStream();
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < encoded.length; i++) {
            int high = i + 2 < encoded.length && encoded[i] == '%' ? Character.digit(encoded[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(encoded[i + 2], 16);
            if (low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.write(encoded[i]);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}

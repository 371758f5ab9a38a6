package dev.wasm2jar.runtime.cgi;

import dev.wasm2jar.runtime.http.HttpError;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding (RFC 3986, 2.1). */
final class PercentEncoding {

    private PercentEncoding() {}

    /**
     * Decodes a path.
     *
     * @param path with a character for each byte (ISO-8859-1), as servers read it
     * @throws HttpError 400 if that gives no text: half an escape, no UTF-8, or a NUL, which would end a variable of C
     */
    static String decode(String path) {
        byte[] encoded = path.getBytes(StandardCharsets.ISO_8859_1);
        byte[] decoded = new byte[encoded.length];
        int length = 0;
        for (int i = 0; i < encoded.length; i++) {
            byte b = encoded[i];
            if (b == '%') {
                int high = i + 2 < encoded.length ? Character.digit((char) encoded[i + 1], 16) : -1;
                int low = i + 2 < encoded.length ? Character.digit((char) encoded[i + 2], 16) : -1;
                if (high < 0 || low < 0 || (high | low) == 0) {
                    throw undecodable();
                }
                b = (byte) (high << 4 | low);
                i += 2;
            }
            decoded[length++] = b;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(decoded, 0, length)).toString();
        } catch (CharacterCodingException otherEncoding) {
            throw undecodable();
        }
    }

    private static HttpError undecodable() {
        return new HttpError(400, "the path is not percent-encoded UTF-8");
    }
}

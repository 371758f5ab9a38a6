package dev.wasm2jar.runtime.js;

import java.nio.charset.StandardCharsets;

/** UTF-8 as the Encoding Standard has it: surrogates without their other half, and malformed bytes, are U+FFFD. */
final class Utf8 {

    private int needed;
    private int seen;
    private int code;
    private int lower = 0x80;
    private int upper = 0xbf;

    static byte[] encode(String text) {
        return StringMethods.wellFormed(text).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Decodes some bytes (encoding.spec.whatwg.org 9.1.1); a sequence may go on in the next ones.
     *
     * @return false if there is a malformed sequence
     */
    boolean decode(byte[] bytes, StringBuilder out) {
        boolean wellFormed = true;
        for (int i = 0; i < bytes.length; i++) {
            int b = bytes[i] & 0xff;
            if (needed == 0) {
                wellFormed &= start(b, out);
            } else if (b < lower || b > upper) {
                reset();
                out.append('\ufffd');
                wellFormed = false;
                // The byte begins something else.
                i--;
            } else {
                lower = 0x80;
                upper = 0xbf;
                code = code << 6 | b & 0x3f;
                if (++seen == needed) {
                    out.appendCodePoint(code);
                    reset();
                }
            }
        }
        return wellFormed;
    }

    private boolean start(int b, StringBuilder out) {
        if (b < 0x80) {
            out.append((char) b);
            return true;
        }
        if (b >= 0xc2 && b <= 0xdf) {
            needed = 1;
            code = b & 0x1f;
        } else if (b >= 0xe0 && b <= 0xef) {
            lower = b == 0xe0 ? 0xa0 : 0x80;
            upper = b == 0xed ? 0x9f : 0xbf;
            needed = 2;
            code = b & 0xf;
        } else if (b >= 0xf0 && b <= 0xf4) {
            lower = b == 0xf0 ? 0x90 : 0x80;
            upper = b == 0xf4 ? 0x8f : 0xbf;
            needed = 3;
            code = b & 7;
        } else {
            out.append('\ufffd');
            return false;
        }
        return true;
    }

    /** Ends the text; false if a sequence is incomplete. */
    boolean end(StringBuilder out) {
        boolean complete = needed == 0;
        if (!complete) {
            out.append('\ufffd');
        }
        reset();
        return complete;
    }

    private void reset() {
        needed = 0;
        seen = 0;
        code = 0;
        lower = 0x80;
        upper = 0xbf;
    }
}

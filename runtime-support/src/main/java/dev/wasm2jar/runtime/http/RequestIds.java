package dev.wasm2jar.runtime.http;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** Makes what identifies requests in logs. */
public final class RequestIds {

    private static final int LONGEST = 128;

    /** Begins somewhere, so that two processes hardly ever make the same. */
    private static final AtomicLong COUNTER = new AtomicLong(
            System.currentTimeMillis() * 1_000_003 ^ System.nanoTime() ^ ProcessHandle.current().pid() << 40);

    private RequestIds() {}

    /** What the field X-Request-Id says, if it is up to 128 letters, digits and {@code -._}; or a new one. */
    public static String of(HttpHeaders headers) {
        String given = headers.get("X-Request-Id");
        return given != null && isPlain(given) ? given : next();
    }

    /** A new one: 16 hexadecimal digits. */
    public static String next() {
        // The finalizer of SplitMix64, a bijection: no value comes twice.
        long z = COUNTER.getAndAdd(0x9e3779b97f4a7c15L);
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        z ^= z >>> 31;
        byte[] digits = new byte[16];
        for (int i = 0; i < 16; i++) {
            int digit = (int) (z >>> 60 - 4 * i) & 15;
            digits[i] = (byte) (digit < 10 ? '0' + digit : 'a' + digit - 10);
        }
        return new String(digits, StandardCharsets.ISO_8859_1);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.'
                    || c == '_')) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST;
    }
}

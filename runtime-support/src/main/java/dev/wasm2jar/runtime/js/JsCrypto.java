package dev.wasm2jar.runtime.js;

/** {@code crypto} (Web Cryptography API 10): random numbers. */
public final class JsCrypto {

    private JsCrypto() {}

    /** {@code crypto.getRandomValues(array)}. */
    public static Object getRandomValues(JsContext context, Object array) {
        if (!(array instanceof JsTypedArray own) || own.className().startsWith("Float")) {
            throw JsException.typeError("crypto.getRandomValues: the argument must be an integer typed array");
        }
        if (own.byteLength() > 65_536) {
            throw new JsException(new JsError("QuotaExceededError",
                    "crypto.getRandomValues: more than 65536 bytes are not available at once"));
        }
        context.random().fill(own.buffer().bytes().array(), own.offset(), own.byteLength());
        return own;
    }

    /** {@code crypto.randomUUID()}: version 4 of RFC 9562. */
    public static String randomUUID(JsContext context) {
        byte[] bytes = new byte[16];
        context.random().fill(bytes, 0, 16);
        bytes[6] = (byte) (bytes[6] & 0xf | 0x40);
        bytes[8] = (byte) (bytes[8] & 0x3f | 0x80);
        StringBuilder text = new StringBuilder(36);
        for (int i = 0; i < 16; i++) {
            if (i == 4 || i == 6 || i == 8 || i == 10) {
                text.append('-');
            }
            text.append(Character.forDigit(bytes[i] >> 4 & 15, 16)).append(Character.forDigit(bytes[i] & 15, 16));
        }
        return text.toString();
    }
}

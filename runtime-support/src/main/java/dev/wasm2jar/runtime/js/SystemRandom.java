package dev.wasm2jar.runtime.js;

import java.security.SecureRandom;
import java.util.SplittableRandom;

/** Random numbers of the JDK. */
final class SystemRandom implements JsRandom {

    private SplittableRandom numbers;
    private SecureRandom bytes;

    @Override
    public double next() {
        if (numbers == null) {
            numbers = new SplittableRandom();
        }
        return numbers.nextDouble();
    }

    @Override
    public void fill(byte[] target, int start, int length) {
        if (bytes == null) {
            bytes = new SecureRandom();
        }
        byte[] random = new byte[length];
        bytes.nextBytes(random);
        System.arraycopy(random, 0, target, start, length);
    }
}

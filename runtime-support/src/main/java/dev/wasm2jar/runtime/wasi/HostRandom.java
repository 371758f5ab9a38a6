package dev.wasm2jar.runtime.wasi;

import java.io.FileInputStream;
import java.io.IOException;
import java.security.SecureRandom;

/** Where {@code random_get} takes its bytes from. Override it to give a guest a known sequence. */
public class HostRandom {

    private FileInputStream device;
    private SecureRandom generator;

    /** Fills part of an array with random bytes fit for cryptography. */
    public void fill(byte[] target, int offset, int length) {
        int end = offset + length;
        int next = fromDevice(target, offset, end);
        if (next < end) {
            if (generator == null) {
                generator = new SecureRandom();
            }
            byte[] bytes = new byte[end - next];
            generator.nextBytes(bytes);
            System.arraycopy(bytes, 0, target, next, bytes.length);
        }
    }

    /**
     * SecureRandom on a Unix reads this device too, but first sets up the security providers, which costs more than
     * the rest of a small program; and most guests ask for sixteen bytes to seed a hash table.
     */
    private int fromDevice(byte[] target, int from, int end) {
        try {
            if (device == null) {
                device = new FileInputStream("/dev/urandom");
            }
            while (from < end) {
                int count = device.read(target, from, end - from);
                if (count <= 0) {
                    break;
                }
                from += count;
            }
        } catch (IOException noSuchDevice) {
            // The bytes that are missing come from SecureRandom.
        }
        return from;
    }

    final void close() {
        if (device != null) {
            try {
                device.close();
            } catch (IOException ignored) {
                // Nothing was written to it.
            }
            device = null;
        }
    }
}

package dev.wasm2jar.runtime.wasi;

import dev.wasm2jar.runtime.Memory;

/** The function {@code random_get} of WASI preview 1. */
public final class WasiRandom {

    private WasiRandom() {}

    /** Fills a buffer with random bytes. */
    public static int random_get(Wasi wasi, int buf, int bufLen) {
        wasi.check(buf, bufLen);
        if (bufLen != 0) {
            fill(wasi, buf, bufLen);
        }
        return Errno.SUCCESS;
    }

    private static void fill(Wasi wasi, int buf, int bufLen) {
        if (wasi.memory.getClass() == Memory.class) {
            wasi.random().fill(wasi.memory.bytes, buf, bufLen);
            return;
        }
        byte[] bytes = new byte[bufLen];
        wasi.random().fill(bytes, 0, bufLen);
        wasi.putBytes(buf, bytes, bufLen);
    }
}

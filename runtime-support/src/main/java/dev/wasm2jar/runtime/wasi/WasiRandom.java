package dev.wasm2jar.runtime.wasi;

/** The function {@code random_get} of WASI preview 1. */
public final class WasiRandom {

    private WasiRandom() {}

    /** Fills a buffer with random bytes. */
    public static int random_get(Wasi wasi, int buf, int bufLen) {
        wasi.check(buf, bufLen);
        if (bufLen != 0) {
            wasi.random().fill(wasi.memory.bytes, buf, bufLen);
        }
        return Errno.SUCCESS;
    }
}

package dev.wasm2jar.runtime.wasi;

import java.io.IOException;

/** Carries an {@link Errno} out of a nested operation to the function that reports it. */
final class WasiException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int errno;

    WasiException(int errno) {
        this.errno = errno;
    }

    int errno() {
        return errno;
    }

    /** Never shown: the guest gets the number only. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}

package dev.wasm2jar.runtime.http;

/** The body of a request without one. */
final class NoBody extends RequestBody {

    NoBody() {
        super(null);
    }

    @Override
    boolean isComplete() {
        return true;
    }

    @Override
    int receive(byte[] target, int offset, int length) {
        return -1;
    }
}

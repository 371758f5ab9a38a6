package dev.wasm2jar.runtime.http.client;

import dev.wasm2jar.runtime.http.client.ClientException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The body of a response: so many bytes, until then. */
final class LimitedBody extends InputStream implements Runnable {

    private final InputStream source;
    private final CompletableFuture<Void> timer;
    private long left;
    private volatile boolean expired;
    private volatile boolean closed;

    /** @param deadline on the clock of {@link System#nanoTime} */
    LimitedBody(InputStream source, long bytes, long deadline) {
        this.source = source;
        left = bytes;
        timer = new CompletableFuture<Void>()
                .completeOnTimeout(null, Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        timer.thenRun(this);
    }

    /** It is time: wakes who reads. Or all has been read. */
    @Override
    public void run() {
        if (!closed) {
            expired = true;
            closeSource();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count;
        try {
            count = source.read(target, offset, length);
        } catch (IOException failure) {
            throw expired
                    ? new ClientException(Reason.TIMEOUT, "the response did not end in time", failure)
                    : new ClientException(Reason.BROKEN, "the response broke off", failure);
        }
        if (count < 0) {
            close();
            return -1;
        }
        left -= count;
        if (left < 0) {
            close();
            throw new ClientException(Reason.TOO_LARGE, "the response is larger than allowed", null);
        }
        return count;
    }

    @Override
    public int available() throws IOException {
        return source.available();
    }

    @Override
    public void close() {
        closed = true;
        timer.complete(null);
        closeSource();
    }

    private void closeSource() {
        try {
            source.close();
        } catch (IOException ignored) {
            // Nobody reads it any more.
        }
    }
}

package dev.wasm2jar.runtime.cgi;

import dev.wasm2jar.runtime.http.HttpHeaders;
import dev.wasm2jar.runtime.http.HttpResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A program's standard output on its way to the client: first a header section, then the body as it comes.
 *
 * <p>The program's thread writes and the {@link Flusher}'s flushes; the server's thread waits meanwhile. Whoever uses the
 * response has the lock.
 */
final class CgiOutput extends OutputStream {

    /** When it is to be flushed; the flusher's. */
    volatile long flushTime;

    private final HttpResponse response;
    private final boolean isForHead;
    private final ReentrantLock lock = new ReentrantLock();
    private final CgiHeader header = new CgiHeader();
    private OutputStream body;
    /** The bytes of the body that have come. */
    private long total;
    private boolean unflushed;
    private boolean waiting;
    private boolean eager;
    private boolean closed;
    private String malformed;
    private IOException failure;

    /** @param isForHead whether nobody wants the body, so that the program may leave it out */
    CgiOutput(HttpResponse response, boolean isForHead) {
        this.response = response;
        this.isForHead = isForHead;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        lock.lock();
        try {
            if (closed) {
                throw new IOException("the response is over");
            }
            accept(bytes, offset, offset + length);
        } catch (MalformedHeader wrong) {
            malformed = wrong.getMessage();
            closed = true;
            throw new IOException(wrong);
        } catch (IOException lost) {
            failure = lost;
            closed = true;
            throw lost;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    private void accept(byte[] bytes, int offset, int end) throws IOException {
        int next = offset;
        if (!header.isComplete()) {
            next = header.accept(bytes, offset, end);
            // After a local redirect the rest of the output is of no use to anyone.
            if (!header.isComplete() || header.localRedirect() != null) {
                return;
            }
            begin();
        }
        if (body != null) {
            total += end - next;
            if (total > header.contentLength() && header.contentLength() >= 0 && hasBody()) {
                throw new MalformedHeader(wrongLength("longer"));
            }
            body.write(bytes, next, end - next);
            unflushed = true;
        }
    }

    private boolean hasBody() {
        return !isForHead && header.status() != 204 && header.status() != 304;
    }

    private String wrongLength(String how) {
        return "the response is " + how + " than its Content-Length of " + header.contentLength();
    }

    private void begin() throws IOException {
        response.status(header.status());
        HttpHeaders fields = header.fields();
        for (int i = 0; i < fields.size(); i++) {
            response.headers().add(fields.name(i), fields.value(i));
        }
        String type = fields.get("Content-Type");
        eager = type != null && type.startsWith("text/event-stream");
        body = response.body();
    }

    /**
     * Mostly leaves it to the flusher: programs flush after every line, and a packet for each would be many. Only a stream
     * of events is sent at once.
     */
    @Override
    public void flush() throws IOException {
        lock.lock();
        try {
            if (eager) {
                flushBody();
            } else if (body != null && !waiting && !closed) {
                waiting = true;
                Flusher.INSTANCE.add(this);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Sends what has come so far, unless the program is about to write more. Called by the flusher. */
    void flushLate() {
        if (!lock.tryLock()) {
            Flusher.INSTANCE.add(this);
            return;
        }
        try {
            waiting = false;
            flushBody();
        } catch (IOException lost) {
            // The program learns of it when it writes, the server at the end.
        } finally {
            lock.unlock();
        }
    }

    private void flushBody() throws IOException {
        if (unflushed && !closed) {
            unflushed = false;
            try {
                body.flush();
            } catch (IOException lost) {
                failure = lost;
                closed = true;
                throw lost;
            }
        }
    }

    /** Lets nothing more through: what goes on can't harm the next response. */
    @Override
    public void close() {
        lock.lock();
        closed = true;
        lock.unlock();
    }

    /** The header section, after {@link #close}. */
    CgiHeader header() {
        return header;
    }

    /** What of the response was so wrong that no more of it was taken, or null; after {@link #close}. */
    String refusal() {
        return malformed;
    }

    /** What is wrong with the response, or null; after {@link #close}. */
    String malformed() {
        if (malformed != null) {
            return malformed;
        }
        if (!header.isComplete()) {
            return header.isEmpty() ? "there is no response" : "the header section of the response has no end";
        }
        return body != null && total < header.contentLength() && hasBody() ? wrongLength("shorter") : null;
    }

    /** Why the response can't be sent, or null; after {@link #close}. */
    IOException failure() {
        return failure;
    }
}

package dev.wasm2jar.runtime.serve;

import dev.wasm2jar.runtime.http.HttpError;
import java.io.IOException;
import java.io.OutputStream;

/** An output of limited length. What goes beyond ends the request, and not just the write: guests ignore failed writes. */
public final class LimitedOutput extends OutputStream {

    private final OutputStream target;
    private final long limit;
    private long written;

    /** @param limit bytes, or {@link Limits#NONE} */
    public LimitedOutput(OutputStream target, long limit) {
        this.target = target;
        this.limit = limit;
    }

    /** How many bytes were written. */
    public long written() {
        return written;
    }

    /** @throws HttpError 500 if the output is now too long */
    @Override
    public void write(int value) throws IOException {
        count(1);
        target.write(value);
    }

    /** @throws HttpError 500 if the output is now too long; nothing of these bytes is written then */
    @Override
    public void write(byte[] bytes, int start, int length) throws IOException {
        count(length);
        target.write(bytes, start, length);
    }

    private void count(int length) {
        if (length > limit - written) {
            throw new HttpError(500, "the function's response is too long");
        }
        written += length;
    }

    @Override
    public void flush() throws IOException {
        target.flush();
    }

    @Override
    public void close() throws IOException {
        target.close();
    }
}

package dev.wasm2jar.runtime.http;

import java.io.IOException;

/**
 * A body that comes in chunks (RFC 9112, 7.1). Extensions of chunks and the trailer section are checked and forgotten.
 */
final class ChunkedBody extends RequestBody {

    private final SocketInput input;
    private final TransferBudget budget;
    private final HttpLimits limits;
    private long total;
    private long left;
    private boolean begun;
    private boolean complete;
    /** What may still come between chunks: endless extensions are no body. */
    private int overhead;

    private ChunkedBody(SocketInput input, TransferBudget budget, Continue expectation, HttpLimits limits) {
        super(expectation);
        this.input = input;
        this.budget = budget;
        this.limits = limits;
        overhead = limits.headBytes();
    }

    /** Says no more of its type than that it is a body, as {@link SizedBody#of} does. */
    static RequestBody of(SocketInput input, TransferBudget budget, Continue expectation, HttpLimits limits) {
        return new ChunkedBody(input, budget, expectation, limits);
    }

    @Override
    boolean isComplete() {
        return complete;
    }

    @Override
    int receive(byte[] target, int offset, int length) throws IOException {
        if (left == 0 && !complete) {
            nextChunk();
        }
        if (complete) {
            return -1;
        }
        int count = input.read(target, offset, (int) Math.min(length, left), budget);
        left -= count;
        return count;
    }

    @Override
    public int available() {
        return (int) Math.min(left, input.available());
    }

    private void nextChunk() throws BadRequest, ConnectionLost {
        if (begun) {
            lineEnd(next());
        }
        begun = true;
        left = size();
        if (left > limits.bodyBytes() - total) {
            throw new BadRequest(413, "The request's body is too long.");
        }
        total += left;
        if (left == 0) {
            trailers();
            complete = true;
        }
    }

    /** Reads the line before a chunk. */
    private long size() throws BadRequest, ConnectionLost {
        long size = 0;
        int digits = 0;
        int c = next();
        for (int digit = Character.digit(c, 16); digit >= 0; digit = Character.digit(c, 16)) {
            if (++digits > 15) {
                throw new BadRequest(413, "The request's body is too long.");
            }
            size = 16 * size + digit;
            c = next();
        }
        if (digits == 0 || c != '\r' && c != ';') {
            throw new BadRequest(400, "A chunk does not begin with its size.");
        }
        while (Tokens.isValueCharacter(c)) {
            useOverhead();
            c = next();
        }
        lineEnd(c);
        return size;
    }

    private void trailers() throws BadRequest, ConnectionLost {
        int fields = 0;
        for (int c = next(); c != '\r'; c = next()) {
            if (++fields > limits.fields()) {
                throw new BadRequest(431, "There are too many trailer fields.");
            }
            trailer(c);
        }
        lineEnd('\r');
    }

    private void trailer(int first) throws BadRequest, ConnectionLost {
        int c = first;
        boolean named = Tokens.isTokenCharacter(c);
        while (Tokens.isTokenCharacter(c)) {
            useOverhead();
            c = next();
        }
        if (!named || c != ':') {
            throw new BadRequest(400, "A trailer field does not begin with a name and a colon.");
        }
        while (Tokens.isValueCharacter(c)) {
            useOverhead();
            c = next();
        }
        lineEnd(c);
    }

    private void lineEnd(int c) throws BadRequest, ConnectionLost {
        if (c != '\r' || next() != '\n') {
            throw new BadRequest(400, "A line between chunks does not end as it must.");
        }
    }

    private void useOverhead() throws BadRequest {
        if (--overhead < 0) {
            throw new BadRequest(400, "There is too much between the chunks.");
        }
    }

    private int next() throws BadRequest, ConnectionLost {
        return input.read(budget);
    }
}

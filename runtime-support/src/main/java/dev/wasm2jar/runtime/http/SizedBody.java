package dev.wasm2jar.runtime.http;

import java.io.IOException;

/** A body whose length is known (RFC 9112, 6.2). */
final class SizedBody extends RequestBody {

    private final SocketInput input;
    private final TransferBudget budget;
    private long left;

    private SizedBody(SocketInput input, TransferBudget budget, Continue expectation, long length) {
        super(expectation);
        this.input = input;
        this.budget = budget;
        left = length;
    }

    /** Says no more of its type than that it is a body, or the JVM would load this class to check whoever calls it. */
    static RequestBody of(SocketInput input, TransferBudget budget, Continue expectation, long length) {
        return new SizedBody(input, budget, expectation, length);
    }

    @Override
    boolean isComplete() {
        return left == 0;
    }

    @Override
    int receive(byte[] target, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int count = input.read(target, offset, (int) Math.min(length, left), budget);
        left -= count;
        return count;
    }

    /** Also counts what the system has of it, or whoever must not wait would have a thread read each buffer of it. */
    @Override
    public int available() {
        return left == 0 ? 0 : (int) Math.min(left, input.arrived());
    }
}

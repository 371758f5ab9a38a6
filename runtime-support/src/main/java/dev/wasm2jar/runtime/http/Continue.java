package dev.wasm2jar.runtime.http;

import java.io.IOException;

/** Tells a client that waits for it to send the body (RFC 9110, 10.1.1), once somebody wants to read it. */
final class Continue {

    private final SocketOutput output;
    private final TransferBudget budget;
    private boolean isAwaited = true;
    private boolean isTooLate;

    Continue(SocketOutput output, TransferBudget budget) {
        this.output = output;
        this.budget = budget;
    }

    /** Whether the client was never told, and may send the body all the same, or not. */
    boolean isAwaited() {
        return isAwaited;
    }

    /** The final response has begun, after which there is no interim one. */
    void isTooLateNow() {
        isTooLate = true;
    }

    void send() throws IOException {
        if (isAwaited && !isTooLate) {
            isAwaited = false;
            output.write("HTTP/1.1 100 Continue\r\n\r\n", budget);
            output.flush(budget);
        }
    }
}

package dev.wasm2jar.runtime.wasi;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/** Waits for sockets. */
final class SelectorWaker extends PollWait.Waker {

    private final Selector selector;

    private SelectorWaker() throws IOException {
        selector = Selector.open();
    }

    /** Adds a channel, which must not be blocking, to what a call waits for. */
    static void register(PollWait wait, SelectableChannel channel, int operation) throws IOException {
        if (wait.waker == null) {
            wait.waker = new SelectorWaker();
        }
        Selector selector = ((SelectorWaker) wait.waker).selector;
        SelectionKey key = channel.keyFor(selector);
        if (key == null) {
            channel.register(selector, operation);
        } else {
            key.interestOpsOr(operation);
        }
    }

    /** Whether a channel, which must not be blocking, is ready now. */
    static boolean isReady(SelectableChannel channel, int operation) throws IOException {
        try (Selector selector = Selector.open()) {
            channel.register(selector, operation);
            return selector.selectNow() > 0;
        }
    }

    @Override
    void wake() {
        selector.wakeup();
    }

    @Override
    void await(long nanoseconds) {
        try {
            if (nanoseconds == Long.MAX_VALUE) {
                selector.select();
            } else if (nanoseconds > 0) {
                selector.select(nanoseconds / 1_000_000 + 1);
            }
        } catch (IOException failure) {
            // The descriptors are asked next, and say what is wrong with them.
        }
    }

    @Override
    void close() {
        try {
            selector.close();
        } catch (IOException ignored) {
            // It is not used any more.
        }
    }
}

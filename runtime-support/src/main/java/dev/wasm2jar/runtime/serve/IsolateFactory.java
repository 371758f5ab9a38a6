package dev.wasm2jar.runtime.serve;

import java.io.IOException;

/**
 * Makes what a request runs in: an instance and what belongs to it. Called in the thread of the request, under its
 * limits.
 *
 * @param <I> what is made
 */
public interface IsolateFactory<I> {

    /** Makes one. All instances that this thread makes meanwhile belong to it. */
    I create() throws IOException;

    /** Ends the use of one, after success or failure. */
    void close(I isolate);
}

package dev.wasm2jar.runtime.serve;

import java.io.IOException;

/**
 * What is to be done for a request.
 *
 * @param <I> what it runs in
 * @param <R> what it yields
 */
public interface Work<I, R> {

    /**
     * Does it, in a thread with the stack that was asked for. When it throws anything, the isolate is not used again: the
     * exception may have gone through functions of the guest and left its data half done.
     */
    R run(I isolate) throws IOException;
}

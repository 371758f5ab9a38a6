package dev.wasm2jar.runtime.js;

import java.io.IOException;

/** Sends the requests of {@code fetch}: what a host gives a {@link JsContext} that may ask others. */
public interface Fetcher {

    /**
     * Sends a request and waits for the whole response. Called in threads of their own, several at a time; interrupted when
     * nobody wants the response any more.
     *
     * @throws IOException if there is no response; its message is what the program is told
     */
    FetchResponse fetch(FetchRequest request) throws IOException;
}

package dev.wasm2jar.runtime.http;

import java.io.IOException;

/** Answers requests. Called from any thread, and from several at a time. */
public interface HttpHandler {

    /**
     * Answers a request. When it returns, the response is complete.
     *
     * @throws HttpError to answer with an error, unless the response has begun already
     * @throws IOException if the request can't be read or the response can't be sent, which ends the connection
     */
    void handle(HttpRequest request, HttpResponse response) throws IOException;
}

package dev.wasm2jar.cli;

import dev.wasm2jar.runtime.http.HttpError;
import dev.wasm2jar.runtime.http.HttpHandler;
import dev.wasm2jar.runtime.http.HttpRequest;
import dev.wasm2jar.runtime.http.HttpResponse;
import java.io.IOException;

/** Answers requests by the function that was compiled last; requests that have begun keep theirs. */
final class SwappedHandler implements HttpHandler {

    private volatile HttpHandler current;

    /** Takes another function. The threads of the one before end when they have nothing to do. */
    void swap(HttpHandler next) {
        current = next;
    }

    /** Answers with an error from now on. */
    void fail(String message) {
        current = (request, response) -> {
            throw new HttpError(500, message);
        };
    }

    @Override
    public void handle(HttpRequest request, HttpResponse response) throws IOException {
        current.handle(request, response);
    }
}

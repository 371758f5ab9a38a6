package dev.wasm2jar.runtime.worker;

import dev.wasm2jar.runtime.http.HttpRequest;
import dev.wasm2jar.runtime.serve.Work;
import java.io.IOException;

/** A request to answer. */
final class AnswerWork implements Work<Object, Answer> {

    private final Router.Match match;
    private final HttpRequest request;
    private final byte[] body;

    AnswerWork(Router.Match match, HttpRequest request, byte[] body) {
        this.match = match;
        this.request = request;
        this.body = body;
    }

    @Override
    public Answer run(Object instance) throws IOException {
        return ((WorkerInstance) instance).answer(match, request, body);
    }
}

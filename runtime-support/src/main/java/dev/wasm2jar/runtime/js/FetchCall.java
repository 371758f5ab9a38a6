package dev.wasm2jar.runtime.js;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Future;

/** A call of {@code fetch}: sends the request in another thread, and settles the promise in the program's. */
final class FetchCall extends PendingTask implements Runnable {

    private final Fetcher fetcher;
    private final FetchRequest request;
    private final Completions completions;
    private final JsPromise promise;
    private Future<?> sending;

    // Written by the other thread before it tells that it is done.
    private FetchResponse response;
    private String failure;

    FetchCall(Fetcher fetcher, FetchRequest request, Completions completions, JsPromise promise) {
        this.fetcher = fetcher;
        this.request = request;
        this.completions = completions;
        this.promise = promise;
    }

    void start() {
        completions.begin(this);
        sending = FetchThreads.EXECUTOR.submit(this);
    }

    @Override
    public void run() {
        try {
            response = fetcher.fetch(request);
        } catch (IOException | RuntimeException wrong) {
            failure = wrong.getMessage() == null ? wrong.toString() : wrong.getMessage();
        } finally {
            completions.complete(this);
        }
    }

    @Override
    void cancel() {
        sending.cancel(true);
    }

    @Override
    public void run(JsContext context) {
        if (response == null) {
            promise.reject(context, JsFetch.failure(failure));
            return;
        }
        try {
            promise.resolve(context, JsMessage.fetched(response, headers(response.headers())));
        } catch (JsException wrong) {
            // A field that can't be one of Headers.
            promise.reject(context, wrong.value());
        }
    }

    private static JsHeaders headers(List<String[]> pairs) {
        JsHeaders headers = new JsHeaders();
        for (String[] pair : pairs) {
            headers.append(pair[0], pair[1]);
        }
        return headers;
    }
}

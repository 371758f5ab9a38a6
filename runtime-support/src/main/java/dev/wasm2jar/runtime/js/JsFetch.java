package dev.wasm2jar.runtime.js;

/** {@code fetch} (fetch.spec.whatwg.org 5.6), by way of the {@link Fetcher} that the host gave the context. */
public final class JsFetch {

    private JsFetch() {}

    /** {@code fetch(input)}. */
    public static JsPromise fetch(JsContext context, Object input) {
        return fetch(context, input, JsUndefined.UNDEFINED);
    }

    /** {@code fetch(input, options)}: a promise for the response, which is rejected if there is none. */
    public static JsPromise fetch(JsContext context, Object input, Object options) {
        JsPromise promise = new JsPromise();
        try {
            JsMessage request = (JsMessage) JsMessage.create(context, "Request", input, options);
            check(UrlParser.parse(request.url(), null), context.fetcher());
            byte[] body = request.body() == null ? null : request.use();
            FetchRequest sent = new FetchRequest(
                    request.method(), request.url(), request.headers().entries(), body, request.redirect());
            new FetchCall(context.fetcher(), sent, context.eventLoop().completions(), promise).start();
        } catch (JsException wrong) {
            promise.reject(context, wrong.value());
        }
        return promise;
    }

    private static void check(UrlRecord url, Fetcher fetcher) {
        if (!url.scheme.equals("http") && !url.scheme.equals("https")) {
            throw new JsException(failure(url.scheme.concat(": is not a scheme that requests can have")));
        }
        if (!url.username.isEmpty() || !url.password.isEmpty()) {
            throw new JsException(failure("the URL has a user name or password"));
        }
        if (fetcher == null) {
            throw new JsException(failure("requests to " + url.hostAndPort() + " are not allowed; --allow-outbound "
                    + url.hostAndPort() + " allows a worker to send them, a Fetcher a program in Java"));
        }
    }

    /** The reason of a promise whose request got no response. */
    static JsError failure(String message) {
        return new JsError("TypeError", "fetch: ".concat(message));
    }
}

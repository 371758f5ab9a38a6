package dev.wasm2jar.runtime.http;

/** Learns of what a server does. Called by the threads that do it; must be quick and must not throw. */
public interface HttpObserver {

    /** A request has been read, up to its body, and goes to the handler. */
    void begun(HttpRequest request);

    /**
     * A response has been sent, or the connection is lost.
     *
     * @param request the request; null if it could not be understood, or was refused before it was read
     * @param status the status code of the response
     * @param bytes the bytes of the response, header section included, that went out
     * @param nanoseconds since the request was read
     */
    void ended(HttpRequest request, int status, long bytes, long nanoseconds);

    /**
     * A handler failed, with something other than an {@link HttpError} without cause. The client is told no more than a
     * status; the server logs it as well.
     */
    void failed(HttpRequest request, Throwable failure);
}

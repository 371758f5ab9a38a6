package dev.wasm2jar.runtime.launch;

/** Where a function's standard error and failures are told. Called from several threads. */
public interface FunctionLog {

    /** A line of standard error. */
    void line(String requestId, String line);

    /**
     * Why a request failed.
     *
     * @param cause or null
     */
    void failure(String requestId, String message, Throwable cause);
}

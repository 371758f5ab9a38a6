package dev.wasm2jar.runtime.lambda;

import dev.wasm2jar.runtime.http.HttpHeaders;

/** A response of the Runtime API. */
record ApiResponse(int status, HttpHeaders headers, byte[] body) {

    /** The value of a field, or null. */
    String field(String name) {
        return headers.get(name);
    }
}

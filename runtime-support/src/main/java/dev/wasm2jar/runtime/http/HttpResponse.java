package dev.wasm2jar.runtime.http;

import java.io.IOException;
import java.io.OutputStream;

/** The response to a request (RFC 9110). */
public interface HttpResponse {

    /**
     * Sets the status code, 200 unless set.
     *
     * @param code 200 to 599
     * @throws IllegalStateException if the response has begun
     * @throws IllegalArgumentException if it is no code of a final response
     */
    void status(int code);

    /** The status code as it is set. */
    int status();

    /** The fields of the header section, to be filled before the response begins. */
    HttpHeaders headers();

    /** Whether the status and the header section have been sent, after which they can't be changed. */
    boolean hasBegun();

    /**
     * The body. The first write that does not fit a buffer, or a flush, begins the response. Without a {@code
     * Content-Length} the body is framed as the carrier likes. Closing it completes the response.
     */
    OutputStream body() throws IOException;
}

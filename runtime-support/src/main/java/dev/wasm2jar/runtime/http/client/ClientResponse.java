package dev.wasm2jar.runtime.http.client;

import dev.wasm2jar.runtime.http.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;

/**
 * A response of another server. To be closed, so that the connection can be used again.
 *
 * @param status the status code
 * @param headers the header section
 * @param body the body, read from the server as it is asked for; throws {@link ClientException}
 */
public record ClientResponse(int status, HttpHeaders headers, InputStream body) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        body.close();
    }
}

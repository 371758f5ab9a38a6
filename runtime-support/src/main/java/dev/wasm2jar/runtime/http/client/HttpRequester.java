package dev.wasm2jar.runtime.http.client;

import dev.wasm2jar.runtime.http.client.ClientException.Reason;
import java.io.IOException;

/**
 * Sends requests to the hosts that are allowed. Redirects are responses like others: who follows one asks again, and is
 * checked again. The client itself, java.net.http, is loaded with the first request that may be sent.
 */
public final class HttpRequester {

    private final AllowedHosts hosts;
    private final ClientLimits limits;
    private JdkClient client;

    public HttpRequester(AllowedHosts hosts, ClientLimits limits) {
        this.hosts = hosts;
        this.limits = limits;
    }

    /**
     * Sends a request and waits for the header section of the response.
     *
     * @throws ClientException if none came
     * @throws IOException if the thread is interrupted meanwhile
     */
    public ClientResponse send(ClientRequest request) throws IOException {
        String scheme = request.uri().getScheme();
        if (request.uri().getHost() == null || !"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)) {
            throw new ClientException(Reason.INVALID, "not an HTTP address: " + request.uri(), null);
        }
        if (!hosts.allows(request.uri())) {
            throw new ClientException(Reason.DENIED, "requests to " + request.uri().getRawAuthority()
                    + " are not allowed; --allow-outbound " + request.uri().getRawAuthority() + " allows them", null);
        }
        return client().send(request);
    }

    private synchronized JdkClient client() throws IOException {
        if (client == null) {
            try {
                client = new JdkClient(limits);
            } catch (NoClassDefFoundError absent) {
                throw new IOException("this JVM lacks the module java.net.http", absent);
            }
        }
        return client;
    }
}

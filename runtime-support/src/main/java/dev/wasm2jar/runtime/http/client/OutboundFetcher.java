package dev.wasm2jar.runtime.http.client;

import dev.wasm2jar.runtime.http.HttpHeaders;
import dev.wasm2jar.runtime.js.FetchRequest;
import dev.wasm2jar.runtime.js.FetchResponse;
import dev.wasm2jar.runtime.js.Fetcher;
import dev.wasm2jar.runtime.js.UrlResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What {@code fetch} of JavaScript does with the network: requests to the hosts that are allowed. Redirects are followed as the
 * Fetch standard has it (4.4), each to a host that is allowed.
 */
public final class OutboundFetcher implements Fetcher {

    private static final int MAX_REDIRECTS = 20;

    /** What may stand in a java.net.URI unescaped (RFC 3986, 2.2 and 2.3), and the percent sign. */
    private static final String PUNCTUATION = "-._~:/?#[]@!$&'()*+,;=%";

    private final HttpRequester requester;

    public OutboundFetcher(HttpRequester requester) {
        this.requester = requester;
    }

    @Override
    public FetchResponse fetch(FetchRequest request) throws IOException {
        HttpHeaders headers = new HttpHeaders();
        for (String[] pair : request.headers()) {
            headers.add(pair[0], pair[1]);
        }
        String method = request.method();
        byte[] body = request.body();
        URI uri = uri(request.url());
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            try (ClientResponse response = requester.send(clientRequest(method, uri, headers, body))) {
                String location = isRedirect(response.status()) ? response.headers().get("Location") : null;
                if (location == null || request.redirect().equals("manual")) {
                    return new FetchResponse(response.status(), uri.toString(), redirects, pairs(response.headers()),
                            body(response));
                }
                if (request.redirect().equals("error")) {
                    throw new IOException(uri.getRawAuthority() + " redirects, which the request forbids");
                }
                if (isRewritten(response.status(), method)) {
                    method = "GET";
                    body = null;
                    for (String name : List.of("Content-Encoding", "Content-Language", "Content-Location", "Content-Type")) {
                        headers.remove(name);
                    }
                }
                String target = UrlResolver.resolve(uri.toString(), location);
                if (target == null) {
                    throw new IOException(uri.getRawAuthority() + " redirects to what is no address: " + location);
                }
                URI next = uri(target);
                if (!isSameOrigin(uri, next)) {
                    headers.remove("Authorization").remove("Cookie");
                }
                uri = next;
            }
        }
        throw new IOException("more than " + MAX_REDIRECTS + " redirects, the last one to " + uri.getRawAuthority());
    }

    private static ClientRequest clientRequest(String method, URI uri, HttpHeaders headers, byte[] body) {
        InputStream content = body == null ? null : new ByteArrayInputStream(body);
        return new ClientRequest(method, uri, headers, content, body == null ? 0 : body.length);
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    /** Whether what follows is a GET, whatever the method was. */
    private static boolean isRewritten(int status, String method) {
        return status == 303 ? !method.equals("GET") && !method.equals("HEAD")
                : (status == 301 || status == 302) && method.equals("POST");
    }

    private static boolean isSameOrigin(URI one, URI other) {
        return Objects.equals(one.getScheme(), other.getScheme())
                && Objects.equals(one.getRawAuthority(), other.getRawAuthority());
    }

    /** Null for statuses without a body (Fetch standard, 2.2.3). */
    private static byte[] body(ClientResponse response) throws IOException {
        boolean isBodiless = response.status() == 204 || response.status() == 205 || response.status() == 304;
        return isBodiless ? null : response.body().readAllBytes();
    }

    private static List<String[]> pairs(HttpHeaders headers) {
        List<String[]> pairs = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            pairs.add(new String[] {headers.name(i), headers.value(i)});
        }
        return pairs;
    }

    /** An address without its fragment. The URL standard leaves characters as they are that java.net.URI wants escaped. */
    private static URI uri(String url) throws IOException {
        int fragment = url.indexOf('#');
        int end = fragment < 0 ? url.length() : fragment;
        // After the brackets of an IPv6 address.
        int path = url.indexOf('/', url.indexOf("://") + 3);
        StringBuilder escaped = new StringBuilder(end);
        for (int i = 0; i < end; i++) {
            char c = url.charAt(i);
            boolean isBracket = (c == '[' || c == ']') && path >= 0 && i > path;
            boolean isLonePercent = c == '%' && !(i + 2 < end && isHexDigit(url.charAt(i + 1)) && isHexDigit(url.charAt(i + 2)));
            boolean isAlphanumeric = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (isAlphanumeric || c > 0x7f || PUNCTUATION.indexOf(c) >= 0 && !isBracket && !isLonePercent) {
                escaped.append(c);
            } else {
                escaped.append('%').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            }
        }
        try {
            return new URI(escaped.toString());
        } catch (URISyntaxException wrong) {
            throw new IOException("not an address: " + url, wrong);
        }
    }

    private static boolean isHexDigit(char c) {
        return c < 0x80 && Character.digit(c, 16) >= 0;
    }
}

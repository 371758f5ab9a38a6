package dev.wasm2jar.runtime.js;

/** A {@code Request} or a {@code Response} (fetch.spec.whatwg.org 5.4 and 5.5), with a body that is all there. */
public final class JsMessage extends JsObject {

    private final String type;
    private final JsHeaders headers;
    private final byte[] body;
    private boolean used;

    // What one kind has and the other has not.
    private String method = "GET";
    private String url = "";
    private String redirect = "follow";
    private boolean redirected;
    private int status = 200;
    private String statusText = "";

    private JsMessage(String type, JsHeaders headers, byte[] body) {
        this.type = type;
        this.headers = headers;
        this.body = body;
    }

    /** A request, as a server has received it; the body may be null. */
    public static JsMessage request(String method, String url, JsHeaders headers, byte[] body) {
        JsMessage request = new JsMessage("Request", headers, body);
        request.method = method;
        request.url = url;
        return request;
    }

    /** The response to a request that was sent. */
    static JsMessage fetched(FetchResponse received, JsHeaders headers) {
        JsMessage response = response(received.status(), "", headers, received.body());
        response.url = received.url();
        response.redirected = received.redirects() > 0;
        return response;
    }

    /** A response; the body may be null. */
    public static JsMessage response(int status, String statusText, JsHeaders headers, byte[] body) {
        JsMessage response = new JsMessage("Response", headers, body);
        response.status = status;
        response.statusText = statusText;
        return response;
    }

    /** {@code new Request(url, options)} and {@code new Response(body, options)}. */
    public static Object create(JsContext context, String type, Object... arguments) {
        return FetchLibrary.of(context, type).construct(context, arguments);
    }

    JsMessage copy(JsContext context) {
        JsHeaders copied = JsHeaders.create(context, headers);
        JsMessage copy = new JsMessage(type, copied, body);
        copy.method = method;
        copy.url = url;
        copy.redirect = redirect;
        copy.redirected = redirected;
        copy.status = status;
        copy.statusText = statusText;
        return copy;
    }

    @Override
    public String className() {
        return type;
    }

    @Override
    JsObject classPrototype(JsContext context) {
        return FetchLibrary.of(context, type).prototype;
    }

    /** The headers. */
    public JsHeaders headers() {
        return headers;
    }

    /** The body, null if there is none. */
    public byte[] body() {
        return body;
    }

    /** Of a request. */
    public String method() {
        return method;
    }

    /** Of a request, or of the response to it; empty if it was made by the program. */
    public String url() {
        return url;
    }

    /** Of a request: what to do with a redirect, {@code follow}, {@code error} or {@code manual}. */
    String redirect() {
        return redirect;
    }

    JsMessage withRedirect(String mode) {
        redirect = mode;
        return this;
    }

    /** Of a response: whether it came after redirects. */
    boolean isRedirected() {
        return redirected;
    }

    /** Of a response: 0 if it is that of {@code Response.error()}. */
    public int status() {
        return status;
    }

    /** Of a response. */
    public String statusText() {
        return statusText;
    }

    boolean isUsed() {
        return used;
    }

    /** The body, for the only time that it may be read. */
    byte[] use() {
        if (used) {
            throw JsException.typeError("Body is unusable: Body has already been read");
        }
        used = body != null;
        return body == null ? new byte[0] : body;
    }
}

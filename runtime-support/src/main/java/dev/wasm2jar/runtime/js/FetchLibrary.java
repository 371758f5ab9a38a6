package dev.wasm2jar.runtime.js;

import java.util.Locale;

/** {@code Request} and {@code Response} (fetch.spec.whatwg.org 5.4 and 5.5), without streams. */
final class FetchLibrary extends Library {

    private final String type;

    private FetchLibrary(JsContext context, String type) {
        super(type, type.equals("Request") ? 1 : 0, new JsObject());
        this.type = type;
        context.install(type, this);
        methods("arrayBuffer:0 bytes:0 clone:0 json:0 text:0");
        if (type.equals("Request")) {
            getters("body bodyUsed headers method redirect signal url");
        } else {
            getters("body bodyUsed headers ok redirected status statusText type url");
            statics("error:0 json:1 redirect:1");
        }
        tag(type);
    }

    /** @param type {@code Request} or {@code Response} */
    static FetchLibrary of(JsContext context, String type) {
        Library library = context.library(type);
        return library == null ? new FetchLibrary(context, type) : (FetchLibrary) library;
    }

    private static Object option(JsContext context, Object options, String name) {
        return JsUndefined.isNullish(options) ? JsUndefined.UNDEFINED : JsDynamic.get(context, options, name);
    }

    @Override
    Object construct(JsContext context, Object[] arguments) {
        Object first = argument(arguments, 0);
        Object options = argument(arguments, 1);
        if (type.equals("Response")) {
            return response(context, first, options);
        }
        JsMessage original = first instanceof JsMessage message && message.className().equals("Request") ? message : null;
        Object givenHeaders = option(context, options, "headers");
        JsHeaders headers = JsHeaders.create(context,
                givenHeaders != JsUndefined.UNDEFINED ? givenHeaders : original == null ? null : original.headers());
        Object givenMethod = option(context, options, "method");
        String method = givenMethod != JsUndefined.UNDEFINED ? method(JsConversions.toString(context, givenMethod))
                : original == null ? "GET" : original.method();
        Object givenBody = option(context, options, "body");
        if (!JsUndefined.isNullish(givenBody) && (method.equals("GET") || method.equals("HEAD"))) {
            throw JsException.typeError("Request with GET/HEAD method cannot have body.");
        }
        byte[] body = !JsUndefined.isNullish(givenBody) ? body(context, givenBody, headers)
                : original == null || original.body() == null ? null : original.use();
        String url = original != null ? original.url() : url(JsConversions.toString(context, first));
        return JsMessage.request(method, url, headers, body).withRedirect(redirect(context, original, options));
    }

    private static String redirect(JsContext context, JsMessage original, Object options) {
        Object given = option(context, options, "redirect");
        String mode = given != JsUndefined.UNDEFINED ? JsConversions.toString(context, given)
                : original == null ? "follow" : original.redirect();
        if (!mode.equals("follow") && !mode.equals("error") && !mode.equals("manual")) {
            throw JsException.typeError("Request: " + mode + " is not a redirect mode");
        }
        return mode;
    }

    private static String url(String text) {
        UrlRecord url = UrlParser.parse(text, null);
        if (url == null) {
            throw JsException.typeError("Failed to parse URL from " + text);
        }
        return url.href();
    }

    private static String method(String method) {
        String upper = method.toUpperCase(Locale.ROOT);
        return switch (upper) {
            case "CONNECT", "TRACE", "TRACK" -> throw JsException.typeError("'" + method + "' HTTP method is unsupported.");
            case "DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT" -> upper;
            default -> method;
        };
    }

    private static JsMessage response(JsContext context, Object given, Object options) {
        Object status = option(context, options, "status");
        double code = status == JsUndefined.UNDEFINED ? 200 : JsConversions.toInteger(context, status);
        if (code < 200 || code > 599) {
            throw JsException.rangeError("init[\"status\"] must be in the range of 200 to 599, inclusive.");
        }
        Object text = option(context, options, "statusText");
        JsHeaders headers = JsHeaders.create(context, option(context, options, "headers"));
        boolean isEmpty = code == 204 || code == 205 || code == 304;
        if (isEmpty && !JsUndefined.isNullish(given)) {
            throw JsException.typeError("Response constructor: Invalid response status code " + (int) code);
        }
        byte[] body = JsUndefined.isNullish(given) ? null : body(context, given, headers);
        return JsMessage.response((int) code,
                text == JsUndefined.UNDEFINED ? "" : JsConversions.toString(context, text), headers, body);
    }

    /** The bytes of a body, and its type into the headers if they have none (fetch.spec.whatwg.org 5.2). */
    private static byte[] body(JsContext context, Object body, JsHeaders headers) {
        byte[] bytes = JsBuffers.bytes(body);
        if (bytes != null) {
            return bytes;
        }
        boolean isForm = body instanceof SearchParams;
        if (headers.get("content-type") == null) {
            headers.set("content-type", isForm ? "application/x-www-form-urlencoded;charset=UTF-8"
                    : "text/plain;charset=UTF-8");
        }
        return Utf8.encode(body instanceof SearchParams params ? params.text() : JsConversions.toString(context, body));
    }

    @Override
    Object callStatic(JsContext context, String name, Object receiver, Object[] arguments) {
        Object first = argument(arguments, 0);
        Object second = argument(arguments, 1);
        switch (name) {
            case "error":
                return JsMessage.response(0, "", new JsHeaders(), null);
            case "json":
                if (!(JsJson.stringify(context, first) instanceof String text)) {
                    throw JsException.typeError("Value is not JSON serializable");
                }
                JsMessage plain = response(context, null, second);
                if (plain.headers().get("content-type") == null) {
                    plain.headers().set("content-type", "application/json");
                }
                return JsMessage.response(plain.status(), plain.statusText(), plain.headers(), Utf8.encode(text));
            default:
                double status = second == JsUndefined.UNDEFINED ? 302 : JsConversions.toInteger(context, second);
                if (status != 301 && status != 302 && status != 303 && status != 307 && status != 308) {
                    throw JsException.rangeError("Invalid status code " + JsNumber.toString(status));
                }
                JsHeaders headers = new JsHeaders();
                headers.set("location", url(JsConversions.toString(context, first)));
                return JsMessage.response((int) status, "", headers, null);
        }
    }

    @Override
    Object call(JsContext context, String name, Object receiver, Object[] arguments) {
        if (!(receiver instanceof JsMessage message)) {
            throw incompatible(type.concat(".prototype.").concat(name), receiver);
        }
        return switch (name) {
            case "get body" -> body(message);
            case "get bodyUsed" -> message.isUsed();
            case "get headers" -> message.headers();
            case "get method" -> message.method();
            case "get url" -> message.url();
            case "get redirect" -> message.redirect();
            case "get signal" -> JsUndefined.UNDEFINED;
            case "get ok" -> message.status() >= 200 && message.status() <= 299;
            case "get redirected" -> message.isRedirected();
            case "get status" -> JsNumber.of(message.status());
            case "get statusText" -> message.statusText();
            case "get type" -> message.status() == 0 ? "error" : "default";
            case "clone" -> {
                if (message.isUsed()) {
                    throw JsException.typeError(type.concat(".clone: Body has already been consumed."));
                }
                yield message.copy(context);
            }
            default -> read(context, name, message);
        };
    }

    private static Object body(JsMessage message) {
        if (message.body() == null) {
            return null;
        }
        throw JsException.error("the body as a ReadableStream is not available: use text(), json(), bytes() or arrayBuffer()");
    }

    private static JsPromise read(JsContext context, String name, JsMessage message) {
        JsPromise promise = new JsPromise();
        try {
            byte[] bytes = message.use();
            promise.resolve(context, switch (name) {
                case "arrayBuffer" -> new JsArrayBuffer(bytes.clone());
                case "bytes" -> JsTypedArray.ofBytes(bytes.clone());
                case "json" -> JsJson.parse(text(bytes));
                default -> text(bytes);
            });
        } catch (JsException thrown) {
            promise.reject(context, thrown.value());
        }
        return promise;
    }

    private static String text(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        Utf8 utf8 = new Utf8();
        utf8.decode(bytes, text);
        utf8.end(text);
        return text.length() > 0 && text.charAt(0) == '\ufeff' ? text.substring(1) : text.toString();
    }
}

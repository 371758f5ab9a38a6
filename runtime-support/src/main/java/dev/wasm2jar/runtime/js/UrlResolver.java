package dev.wasm2jar.runtime.js;

/** Addresses that are relative to others, for those who send what {@code fetch} is asked for. */
public final class UrlResolver {

    private UrlResolver() {}

    /**
     * The absolute URL that a reference stands for (url.spec.whatwg.org 4.4); null if it is none.
     *
     * @param base an absolute URL
     */
    public static String resolve(String base, String reference) {
        UrlRecord url = UrlParser.parse(reference, UrlParser.parse(base, null));
        return url == null ? null : url.href();
    }
}

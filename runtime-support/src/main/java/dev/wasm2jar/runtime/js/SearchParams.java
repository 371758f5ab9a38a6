package dev.wasm2jar.runtime.js;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** A {@code URLSearchParams}: pairs of names and values (url.spec.whatwg.org 5 and 6.2). */
final class SearchParams extends JsObject {

    final List<String[]> pairs = new ArrayList<>();
    private JsUrl url;

    @Override
    public String className() {
        return "URLSearchParams";
    }

    @Override
    JsObject classPrototype(JsContext context) {
        return SearchParamsLibrary.of(context).prototype;
    }

    /** Those of a URL, which follow it, and it them. */
    static SearchParams of(JsUrl url) {
        SearchParams params = new SearchParams();
        params.url = url;
        return params;
    }

    /** Tells the URL that the pairs have changed. */
    void changed() {
        if (url != null) {
            String text = text();
            url.record.query = text.isEmpty() ? null : text;
        }
    }

    /** Replaces the pairs by those of a text in the format of HTML forms. */
    void read(String text) {
        pairs.clear();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('&', at);
            end = end < 0 ? text.length() : end;
            if (end > at) {
                String pair = text.substring(at, end).replace('+', ' ');
                int equals = pair.indexOf('=');
                pairs.add(new String[] {percentDecode(equals < 0 ? pair : pair.substring(0, equals)),
                    equals < 0 ? "" : percentDecode(pair.substring(equals + 1))});
            }
            at = end + 1;
        }
    }

    static String percentDecode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = Utf8.encode(text);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(bytes[i + 2], 16) : -1;
            if (low >= 0) {
                out.write(high << 4 | low);
                i += 2;
            } else {
                out.write(bytes[i]);
            }
        }
        StringBuilder decoded = new StringBuilder();
        Utf8 utf8 = new Utf8();
        utf8.decode(out.toByteArray(), decoded);
        utf8.end(decoded);
        return decoded.toString();
    }

    /** The pairs in the format of HTML forms. */
    String text() {
        StringBuilder out = new StringBuilder();
        for (String[] pair : pairs) {
            if (out.length() > 0) {
                out.append('&');
            }
            encode(out, pair[0]);
            out.append('=');
            encode(out, pair[1]);
        }
        return out.toString();
    }

    private static void encode(StringBuilder out, String text) {
        for (byte b : Utf8.encode(text)) {
            int c = b & 0xff;
            if (c == ' ') {
                out.append('+');
            } else if (c < 128 && Character.isLetterOrDigit(c) || "*-._".indexOf(c) >= 0) {
                out.append((char) c);
            } else {
                UrlParser.percent(out, c);
            }
        }
    }
}

package dev.wasm2jar.runtime.js;

import java.util.Locale;

/** {@code URL} (url.spec.whatwg.org 6.1). */
final class UrlLibrary extends Library {

    private UrlLibrary(JsContext context) {
        super("URL", 1, new JsObject());
        context.install("URL", this);
        methods("toJSON:0 toString:0");
        getters("origin searchParams");
        for (String name : new String[] {"hash", "host", "hostname", "href", "password", "pathname", "port", "protocol",
            "search", "username"}) {
            accessor(name);
        }
        tag("URL");
        statics("canParse:1 parse:1");
    }

    static UrlLibrary of(JsContext context) {
        Library library = context.library("URL");
        return library == null ? new UrlLibrary(context) : (UrlLibrary) library;
    }

    private static UrlRecord parse(JsContext context, Object[] arguments) {
        UrlRecord base = null;
        if (argument(arguments, 1) != JsUndefined.UNDEFINED) {
            base = UrlParser.parse(string(context, arguments, 1), null);
            if (base == null) {
                return null;
            }
        }
        return UrlParser.parse(string(context, arguments, 0), base);
    }

    @Override
    Object construct(JsContext context, Object[] arguments) {
        UrlRecord record = parse(context, arguments);
        if (record == null) {
            throw JsException.typeError("Invalid URL");
        }
        return new JsUrl(record);
    }

    @Override
    Object callStatic(JsContext context, String name, Object receiver, Object[] arguments) {
        UrlRecord record = parse(context, arguments);
        return name.equals("canParse") ? (Object) (record != null) : record == null ? null : new JsUrl(record);
    }

    @Override
    Object call(JsContext context, String name, Object receiver, Object[] arguments) {
        if (!(receiver instanceof JsUrl url)) {
            throw incompatible("URL.prototype.".concat(name), receiver);
        }
        if (name.startsWith("set ")) {
            set(url, name.substring(4), string(context, arguments, 0));
            return JsUndefined.UNDEFINED;
        }
        UrlRecord record = url.record;
        return switch (name) {
            case "get searchParams" -> url.params();
            case "get hash" -> record.fragment == null || record.fragment.isEmpty() ? "" : "#".concat(record.fragment);
            case "get host" -> record.hostAndPort();
            case "get hostname" -> record.host == null ? "" : record.host;
            case "get origin" -> record.origin();
            case "get password" -> record.password;
            case "get pathname" -> record.pathText();
            case "get port" -> record.port < 0 ? "" : Integer.toString(record.port);
            case "get protocol" -> record.scheme.concat(":");
            case "get search" -> record.query == null || record.query.isEmpty() ? "" : "?".concat(record.query);
            case "get username" -> record.username;
            default -> record.href();
        };
    }

    private static void set(JsUrl url, String name, String value) {
        UrlRecord record = url.record;
        boolean hasNoUser = record.host == null || record.host.isEmpty() || record.scheme.equals("file");
        switch (name) {
            case "href" -> {
                UrlRecord parsed = UrlParser.parse(value, null);
                if (parsed == null) {
                    throw JsException.typeError("Invalid URL");
                }
                url.record = parsed;
                url.queryChanged();
            }
            case "hash" -> {
                String fragment = value.startsWith("#") ? value.substring(1) : value;
                record.fragment = fragment.isEmpty() ? null : UrlParser.encode(fragment, UrlParser.FRAGMENT);
            }
            case "search" -> {
                String query = value.startsWith("?") ? value.substring(1) : value;
                record.query = query.isEmpty() ? null
                        : UrlParser.encode(query, record.isSpecial() ? UrlParser.SPECIAL_QUERY : UrlParser.QUERY);
                url.queryChanged();
            }
            case "pathname" -> {
                if (record.opaquePath == null) {
                    record.path.clear();
                    UrlParser.path(record, value.replace("?", "%3F").replace("#", "%23"));
                }
            }
            case "username", "password" -> {
                String encoded = UrlParser.encode(value, UrlParser.USERINFO);
                if (!hasNoUser && name.equals("username")) {
                    record.username = encoded;
                } else if (!hasNoUser) {
                    record.password = encoded;
                }
            }
            case "protocol" -> {
                String scheme = value.substring(0, value.indexOf(':') < 0 ? value.length() : value.indexOf(':'))
                        .toLowerCase(Locale.ROOT);
                UrlRecord parsed = UrlParser.parse(scheme.concat("://x"), null);
                if (parsed != null && parsed.isSpecial() == record.isSpecial()) {
                    record.scheme = scheme;
                    record.port = record.port == UrlRecord.defaultPort(scheme) ? -1 : record.port;
                }
            }
            case "port" -> {
                if (!hasNoUser) {
                    UrlRecord changed = record.copy();
                    if (UrlParser.port(changed, digits(value))) {
                        record.port = changed.port;
                    }
                }
            }
            default -> setHost(record, name, value);
        }
    }

    private static String digits(String value) {
        int end = 0;
        while (end < value.length() && Character.isDigit(value.charAt(end))) {
            end++;
        }
        return end == 0 && !value.isEmpty() ? "x" : value.substring(0, end);
    }

    private static void setHost(UrlRecord record, String name, String value) {
        if (record.opaquePath != null) {
            return;
        }
        int end = 0;
        while (end < value.length() && "/?#\\".indexOf(value.charAt(end)) < 0) {
            end++;
        }
        UrlRecord changed = record.copy();
        String host = value.substring(0, end);
        if (name.equals("hostname") && host.indexOf(':') >= 0 && !host.startsWith("[")) {
            return;
        }
        if (UrlParser.hostAndPort(changed, host)) {
            record.host = changed.host;
            record.port = changed.port;
        }
    }
}

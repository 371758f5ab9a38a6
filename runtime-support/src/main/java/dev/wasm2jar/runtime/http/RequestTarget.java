package dev.wasm2jar.runtime.http;

/**
 * What a request is for (RFC 9112, 3.2 and 3.3).
 *
 * @param authority host and port; empty if the client did not say, as it may with HTTP/1.0
 * @param path beginning with a slash, or {@code *}
 * @param query without its question mark, or null
 */
record RequestTarget(String authority, String path, String query) {

    static RequestTarget of(RequestHead head) throws BadRequest {
        String host = host(head);
        String target = head.target();
        if (head.method().equals("CONNECT")) {
            throw new BadRequest(501, "This server makes no tunnels.");
        }
        if (target.indexOf('#') >= 0) {
            throw new BadRequest(400, "The request target has a fragment.");
        }
        if (target.startsWith("/")) {
            return split(host, target);
        }
        if (target.equals("*") && head.method().equals("OPTIONS")) {
            return new RequestTarget(host, target, null);
        }
        return absolute(target);
    }

    /** What the field Host says, which there must be once (RFC 9112, 3.2). */
    private static String host(RequestHead head) throws BadRequest {
        HttpHeaders headers = head.headers();
        int first = headers.indexOf("Host", 0);
        if (first < 0) {
            if (!head.isVersion10()) {
                throw new BadRequest(400, "The header field Host is missing.");
            }
            return "";
        }
        if (headers.indexOf("Host", first + 1) >= 0) {
            throw new BadRequest(400, "There are several header fields Host.");
        }
        return checkedAuthority(headers.value(first));
    }

    private static RequestTarget absolute(String target) throws BadRequest {
        int start;
        if (target.regionMatches(true, 0, "http://", 0, 7)) {
            start = 7;
        } else if (target.regionMatches(true, 0, "https://", 0, 8)) {
            start = 8;
        } else {
            throw new BadRequest(400, "The request target is neither a path nor an HTTP address.");
        }
        int end = start;
        while (end < target.length() && target.charAt(end) != '/' && target.charAt(end) != '?') {
            end++;
        }
        if (end == start) {
            throw new BadRequest(400, "The request target has no host.");
        }
        // It overrides the field Host (RFC 9112, 3.2.2).
        String authority = checkedAuthority(target.substring(start, end));
        String rest = target.substring(end);
        return split(authority, rest.startsWith("/") ? rest : "/" + rest);
    }

    private static RequestTarget split(String authority, String target) {
        int mark = target.indexOf('?');
        return mark < 0
                ? new RequestTarget(authority, target, null)
                : new RequestTarget(authority, target.substring(0, mark), target.substring(mark + 1));
    }

    /** Whether a text is a host and perhaps a port. */
    static boolean isAuthority(String text) {
        try {
            checkedAuthority(text);
            return true;
        } catch (BadRequest wrong) {
            return false;
        }
    }

    /** A host and perhaps a port (RFC 3986, 3.2), without user information. */
    private static String checkedAuthority(String authority) throws BadRequest {
        int hostEnd;
        if (authority.startsWith("[")) {
            int bracket = authority.indexOf(']');
            hostEnd = bracket + 1;
            for (int i = 1; i < bracket; i++) {
                require(isAddressCharacter(authority.charAt(i)));
            }
            require(bracket > 1);
        } else {
            int colon = authority.indexOf(':');
            hostEnd = colon < 0 ? authority.length() : colon;
            for (int i = 0; i < hostEnd; i++) {
                require(isNameCharacter(authority.charAt(i)));
            }
            require(hostEnd > 0 || authority.isEmpty());
        }
        require(hostEnd == authority.length() || authority.charAt(hostEnd) == ':');
        for (int i = hostEnd + 1; i < authority.length(); i++) {
            require(authority.charAt(i) >= '0' && authority.charAt(i) <= '9');
        }
        return authority;
    }

    private static void require(boolean valid) throws BadRequest {
        if (!valid) {
            throw new BadRequest(400, "The host is not valid.");
        }
    }

    /** The characters of IPv6 addresses, and of the addresses of a future. */
    private static boolean isAddressCharacter(char c) {
        return c == ':' || c == '.' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '%'
                || c == '-' || c == '_' || c == '~';
    }

    /** RFC 3986, 3.2.2: unreserved characters, sub-delimiters and percent signs. */
    private static boolean isNameCharacter(char c) {
        return c != '^' && c != '`' && c != '|' && c != '#' && Tokens.isTokenCharacter(c)
                || c == '(' || c == ')' || c == ',' || c == ';' || c == '=';
    }
}

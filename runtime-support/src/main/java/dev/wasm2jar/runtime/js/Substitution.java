package dev.wasm2jar.runtime.js;

/** {@code $1}, {@code $&} and the like in replacements (ECMA-262 22.1.3.19.1). */
final class Substitution {

    private Substitution() {}

    /**
     * Appends a replacement.
     *
     * @param groups what matched, then what each group matched, or undefined
     * @param names the object of named groups, or undefined
     */
    static void append(JsContext context, StringBuilder out, String template, String text, int position, Object[] groups,
            Object names) {
        String matched = (String) groups[0];
        int done = 0;
        for (int at = template.indexOf('$'); at >= 0 && at + 1 < template.length(); at = template.indexOf('$', done)) {
            out.append(template, done, at);
            char c = template.charAt(at + 1);
            done = at + 2;
            if (c == '$') {
                out.append('$');
            } else if (c == '&') {
                out.append(matched);
            } else if (c == '`') {
                out.append(text, 0, position);
            } else if (c == '\'') {
                out.append(text, Math.min(text.length(), position + matched.length()), text.length());
            } else if (c >= '0' && c <= '9') {
                done = appendGroup(out, template, at, groups);
            } else if (c == '<' && names != JsUndefined.UNDEFINED && template.indexOf('>', at) > 0) {
                int end = template.indexOf('>', at);
                Object value = JsDynamic.get(context, names, template.substring(at + 2, end));
                out.append(value == JsUndefined.UNDEFINED ? "" : JsConversions.toString(context, value));
                done = end + 1;
            } else {
                out.append('$');
                done = at + 1;
            }
        }
        out.append(template, done, template.length());
    }

    private static int appendGroup(StringBuilder out, String template, int at, Object[] groups) {
        int number = template.charAt(at + 1) - '0';
        int end = at + 2;
        if (end < template.length() && template.charAt(end) >= '0' && template.charAt(end) <= '9') {
            int two = 10 * number + template.charAt(end) - '0';
            if (two > 0 && two < groups.length) {
                number = two;
                end++;
            }
        }
        if (number == 0 || number >= groups.length) {
            out.append(template, at, end);
        } else if (groups[number] instanceof String group) {
            out.append(group);
        }
        return end;
    }
}

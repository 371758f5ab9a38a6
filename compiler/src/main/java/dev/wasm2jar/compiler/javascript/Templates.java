package dev.wasm2jar.compiler.javascript;

import java.util.ArrayList;
import java.util.List;

/** Template literals (ECMA-262 13.2.8): texts, with expressions in {@code ${..}} between them. */
final class Templates {

    private Templates() {}

    /** The position after the template that begins at a backquote, or -1 if it does not end. */
    static int end(String text, int start) {
        int position = start + 1;
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == '`') {
                return position + 1;
            } else if (c == '\\') {
                position += 2;
            } else if (text.startsWith("${", position)) {
                position = substitutionEnd(text, position + 2);
                if (position < 0) {
                    return -1;
                }
            } else {
                position++;
            }
        }
        return -1;
    }

    /** The position after the brace that ends a substitution, or -1. */
    private static int substitutionEnd(String text, int start) {
        int depth = 1;
        int position = start;
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == '`') {
                position = end(text, position);
                if (position < 0) {
                    return -1;
                }
                continue;
            }
            if (c == '\'' || c == '"') {
                position = stringEnd(text, position);
                continue;
            }
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            position++;
            if (depth == 0) {
                return position;
            }
        }
        return -1;
    }

    private static int stringEnd(String text, int start) {
        int position = start + 1;
        while (position < text.length() && text.charAt(position) != text.charAt(start)) {
            position += text.charAt(position) == '\\' ? 2 : 1;
        }
        return position + 1;
    }

    /**
     * Reads a template.
     *
     * @param body what is between the backquotes
     */
    static Expression.Template read(String file, String body, int line) {
        var texts = new ArrayList<String>();
        List<Expression> values = new ArrayList<>();
        var text = new StringBuilder();
        int position = 0;
        while (position < body.length()) {
            if (body.startsWith("${", position)) {
                int end = substitutionEnd(body, position + 2);
                texts.add(text.toString());
                text.setLength(0);
                values.add(Parser.expression(file, body.substring(position + 2, end - 1), line));
                position = end;
            } else if (body.charAt(position) == '\\') {
                position = Escapes.read(body, position, text);
            } else {
                text.append(body.charAt(position++));
            }
        }
        texts.add(text.toString());
        return new Expression.Template(texts, values, line);
    }
}

package dev.wasm2jar.compiler.javascript;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Splits a program into tokens (ECMA-262 12). */
final class Scanner {

    /** The longest first. */
    private static final String[] PUNCTUATORS = (">>>= ... === !== **= <<= >>= >>> &&= ||= ??= => == != <= >= && || ?? ?. ++ --"
            + " += -= *= /= %= &= |= ^= << >> ** { } ( ) [ ] ; , < > + - * / % & | ^ ! ~ ? : = . @").split(" ");
    /** Words that an expression follows: a slash after them begins a regular expression. */
    private static final Set<String> BEFORE_EXPRESSION = Set.of("return", "typeof", "instanceof", "in", "of", "new", "delete",
            "void", "throw", "case", "do", "else", "await", "yield");

    private final String file;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int position;
    private int line;
    private String comment = "";
    private boolean startsLine = true;

    Scanner(String file, String text, int firstLine) {
        this.file = file;
        this.text = text;
        this.line = firstLine;
    }

    List<Token> scan() {
        if (text.startsWith("#!")) {
            position = lineEnd();
        }
        while (true) {
            blank();
            if (position >= text.length()) {
                add(Token.Kind.END, "");
                return tokens;
            }
            token();
        }
    }

    private void add(Token.Kind kind, String value) {
        tokens.add(new Token(kind, value, comment, line, startsLine));
        comment = "";
        startsLine = false;
    }

    private void blank() {
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == '\n') {
                line++;
                startsLine = true;
                position++;
            } else if (Character.isWhitespace(c) || c == '\uFEFF' || Character.isSpaceChar(c)) {
                position++;
            } else if (text.startsWith("//", position)) {
                position = lineEnd();
            } else if (text.startsWith("/*", position)) {
                blockComment();
            } else {
                return;
            }
        }
    }

    private int lineEnd() {
        int end = text.indexOf('\n', position);
        return end < 0 ? text.length() : end;
    }

    private void blockComment() {
        int end = text.indexOf("*/", position + 2);
        if (end < 0) {
            throw fail("a comment does not end");
        }
        String body = text.substring(position, end + 2);
        if (body.startsWith("/**")) {
            comment = body;
        }
        count(body);
        position = end + 2;
    }

    private void count(String passed) {
        for (int i = 0; i < passed.length(); i++) {
            if (passed.charAt(i) == '\n') {
                line++;
                startsLine = true;
            }
        }
    }

    private void token() {
        char c = text.charAt(position);
        if (isNameStart(c)) {
            int start = position;
            while (position < text.length() && (isNameStart(text.charAt(position)) || isDigit(text.charAt(position)))) {
                position++;
            }
            add(Token.Kind.NAME, text.substring(start, position));
        } else if (isDigit(c) || c == '.' && position + 1 < text.length() && isDigit(text.charAt(position + 1))) {
            number();
        } else if (c == '"' || c == '\'') {
            string(c);
        } else if (c == '`') {
            template();
        } else if (c == '/' && beginsRegularExpression()) {
            regularExpression();
        } else {
            punctuator();
        }
    }

    private static boolean isNameStart(char c) {
        return Character.isUnicodeIdentifierStart(c) || Character.isUnicodeIdentifierPart(c) && c > 0x7F
                || c == '$' || c == '_' || c == '#';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void number() {
        int start = position;
        boolean prefixed = text.charAt(position) == '0' && position + 1 < text.length()
                && "xXoObB".indexOf(text.charAt(position + 1)) >= 0;
        while (position < text.length()) {
            char c = text.charAt(position);
            boolean sign = !prefixed && (c == '+' || c == '-') && "eE".indexOf(text.charAt(position - 1)) >= 0;
            if (!Character.isLetterOrDigit(c) && c != '.' && c != '_' && !sign) {
                break;
            }
            position++;
        }
        add(Token.Kind.NUMBER, text.substring(start, position).replace("_", ""));
    }

    private void string(char quote) {
        var value = new StringBuilder();
        position++;
        while (position < text.length() && text.charAt(position) != quote && text.charAt(position) != '\n') {
            if (text.charAt(position) == '\\') {
                position = Escapes.read(text, position, value);
            } else {
                value.append(text.charAt(position++));
            }
        }
        if (position >= text.length() || text.charAt(position) != quote) {
            throw fail("a string does not end");
        }
        position++;
        add(Token.Kind.STRING, value.toString());
    }

    /** Templates are taken whole; the parser reads what is in them. */
    private void template() {
        int start = position + 1;
        position = Templates.end(text, position);
        if (position < 0) {
            throw fail("a template does not end");
        }
        String body = text.substring(start, position - 1);
        add(Token.Kind.TEMPLATE, body);
        count(body);
        startsLine = false;
    }

    private boolean beginsRegularExpression() {
        if (tokens.isEmpty()) {
            return true;
        }
        Token last = tokens.get(tokens.size() - 1);
        return switch (last.kind()) {
            case NAME -> BEFORE_EXPRESSION.contains(last.text());
            case PUNCTUATOR -> !")]}".contains(last.text()) && !last.text().equals("++") && !last.text().equals("--");
            default -> false;
        };
    }

    private void regularExpression() {
        int start = position++;
        boolean inClass = false;
        while (position < text.length() && (inClass || text.charAt(position) != '/')) {
            char c = text.charAt(position);
            if (c == '\n') {
                throw fail("a regular expression does not end");
            }
            inClass = c == '[' || inClass && c != ']';
            position += c == '\\' ? 2 : 1;
        }
        position++;
        while (position < text.length() && isNameStart(text.charAt(position))) {
            position++;
        }
        add(Token.Kind.REGULAR_EXPRESSION, text.substring(start, Math.min(position, text.length())));
    }

    private void punctuator() {
        for (String punctuator : PUNCTUATORS) {
            if (text.startsWith(punctuator, position)) {
                // a?.5:1 has no optional chain.
                if (punctuator.equals("?.") && position + 2 < text.length() && isDigit(text.charAt(position + 2))) {
                    continue;
                }
                position += punctuator.length();
                add(Token.Kind.PUNCTUATOR, punctuator);
                return;
            }
        }
        char c = text.charAt(position);
        throw fail("the character " + (Character.isISOControl(c) ? String.format("U+%04X", (int) c) : c)
                + " begins nothing");
    }

    private JavaScriptException fail(String message) {
        return new JavaScriptException(file, line, message);
    }
}

package dev.wasm2jar.compiler.javascript;

import java.util.List;

/** The tokens of a program, and how far they have been read. */
final class Tokens {

    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";

    private final String file;
    private final List<Token> tokens;
    private int position;

    Tokens(String file, List<Token> tokens) {
        this.file = file;
        this.tokens = tokens;
    }

    String file() {
        return file;
    }

    Token peek() {
        return tokens.get(position);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(position + ahead, tokens.size() - 1));
    }

    Token next() {
        Token token = tokens.get(position);
        if (token.kind() != Token.Kind.END) {
            position++;
        }
        return token;
    }

    int line() {
        return peek().line();
    }

    boolean at(String text) {
        return peek().is(text);
    }

    boolean atEnd() {
        return peek().kind() == Token.Kind.END;
    }

    /** Passes a token if it comes next. */
    boolean accept(String text) {
        if (at(text)) {
            position++;
            return true;
        }
        return false;
    }

    void expect(String text) {
        if (!accept(text)) {
            throw fail("expected " + text + ", found " + describe(peek()));
        }
    }

    String name() {
        Token token = next();
        if (token.kind() != Token.Kind.NAME) {
            throw fail(token, "expected a name, found " + describe(token));
        }
        return token.text();
    }

    private static String describe(Token token) {
        return token.kind() == Token.Kind.END ? "the end" : token.text();
    }

    /** Passes the end of a statement, whose semicolon may be left out (ECMA-262 12.10). */
    void endStatement() {
        if (!accept(";") && !at("}") && !atEnd() && !peek().startsLine()) {
            throw fail("expected ;, found " + describe(peek()));
        }
    }

    /** The token after the bracket that closes the one that comes next, or comes after some tokens. */
    Token afterBrackets(int ahead) {
        int depth = 0;
        int i = position + ahead;
        do {
            Token token = tokens.get(i);
            if (token.kind() == Token.Kind.PUNCTUATOR && OPENING.contains(token.text())) {
                depth++;
            } else if (token.kind() == Token.Kind.PUNCTUATOR && CLOSING.contains(token.text())) {
                depth--;
            }
            i++;
        } while (depth > 0 && i < tokens.size());
        return tokens.get(Math.min(i, tokens.size() - 1));
    }

    JavaScriptException fail(String message) {
        return fail(peek(), message);
    }

    JavaScriptException fail(Token token, String message) {
        return new JavaScriptException(file, token.line(), message);
    }
}

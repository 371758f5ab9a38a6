package dev.wasm2jar.compiler.javascript;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Parses imports and exports of modules (ECMA-262 16.2). */
final class ModuleParser {

    private final Tokens tokens;

    ModuleParser(Tokens tokens) {
        this.tokens = tokens;
    }

    Statement importDeclaration() {
        int line = tokens.next().line();
        Map<String, String> names = new HashMap<>();
        if (tokens.peek().kind() != Token.Kind.STRING) {
            if (tokens.peek().kind() == Token.Kind.NAME) {
                names.put(tokens.name(), "default");
                tokens.accept(",");
            }
            if (tokens.accept("*")) {
                tokens.expect("as");
                names.put(tokens.name(), "*");
            } else if (tokens.at("{")) {
                names(names);
            }
            tokens.expect("from");
        }
        return new Statement.Import(source(), names, line);
    }

    Statement exportDeclaration() {
        int line = tokens.next().line();
        Map<String, String> names = new HashMap<>();
        if (tokens.accept("*")) {
            if (tokens.accept("as")) {
                names.put(tokens.next().text(), "*");
            }
        } else {
            names(names);
        }
        Optional<String> source = tokens.accept("from") ? Optional.of(source()) : Optional.empty();
        if (source.isEmpty()) {
            tokens.endStatement();
        }
        return new Statement.Export(names, source, line);
    }

    private void names(Map<String, String> into) {
        tokens.expect("{");
        while (!tokens.accept("}")) {
            String name = tokens.next().text();
            into.put(tokens.accept("as") ? tokens.next().text() : name, name);
            if (!tokens.at("}")) {
                tokens.expect(",");
            }
        }
    }

    /** Also passes the attributes that may follow, and the end of the statement. */
    private String source() {
        Token token = tokens.next();
        if (token.kind() != Token.Kind.STRING) {
            throw tokens.fail("expected the name of a module");
        }
        if (tokens.accept("with") || tokens.accept("assert")) {
            while (!tokens.accept("}")) {
                tokens.next();
            }
        }
        tokens.endStatement();
        return token.text();
    }
}

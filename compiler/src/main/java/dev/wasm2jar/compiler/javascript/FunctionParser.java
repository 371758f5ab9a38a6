package dev.wasm2jar.compiler.javascript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses functions and classes (ECMA-262 15). */
final class FunctionParser {

    private final Tokens tokens;
    private final Parser parser;

    FunctionParser(Tokens tokens, Parser parser) {
        this.tokens = tokens;
        this.parser = parser;
    }

    /** From the word async or function on. */
    JsFunction function(String comment) {
        int line = tokens.line();
        tokens.accept("async");
        tokens.expect("function");
        tokens.accept("*");
        return method(tokens.peek().kind() == Token.Kind.NAME ? tokens.name() : "", comment, line);
    }

    /** From the parameters on. */
    JsFunction method(String name, String comment, int line) {
        List<String> parameters = parameters();
        return new JsFunction(name, comment, parameters, parser.block(), line);
    }

    private List<String> parameters() {
        var result = new ArrayList<String>();
        tokens.expect("(");
        while (!tokens.accept(")")) {
            boolean rest = tokens.accept("...");
            Expression target = parser.expressions().target();
            boolean plain = target instanceof Expression.Name && !rest;
            if (tokens.accept("=")) {
                parser.expressions().assignment();
                plain = false;
            }
            result.add(plain ? ((Expression.Name) target).name() : "");
            if (!tokens.at(")")) {
                tokens.expect(",");
            }
        }
        return result;
    }

    /** An arrow function, if one comes next. */
    Optional<JsFunction> arrow() {
        int skip = tokens.at("async") && !tokens.peek(1).startsLine() && !tokens.peek(1).is("=>") ? 1 : 0;
        Token first = tokens.peek(skip);
        boolean single = first.kind() == Token.Kind.NAME && tokens.peek(skip + 1).is("=>");
        boolean several = first.is("(") && tokens.afterBrackets(skip).is("=>");
        if (!single && !several) {
            return Optional.empty();
        }
        int line = tokens.line();
        if (skip == 1) {
            tokens.next();
        }
        List<String> parameters = single ? List.of(tokens.name()) : parameters();
        tokens.expect("=>");
        if (tokens.at("{")) {
            return Optional.of(new JsFunction("", "", parameters, parser.block(), line));
        }
        int valueLine = tokens.line();
        Expression value = parser.expressions().assignment();
        return Optional.of(new JsFunction("", "", parameters,
                List.of(new Statement.Return(Optional.of(value), valueLine)), line));
    }

    /** From the word class on. */
    JsClass classLiteral(String comment) {
        int line = tokens.line();
        tokens.expect("class");
        String name = tokens.peek().kind() == Token.Kind.NAME && !tokens.at("extends") ? tokens.name() : "";
        if (tokens.accept("extends")) {
            parser.expressions().callee();
        }
        tokens.expect("{");
        var members = new ArrayList<JsClass.Member>();
        while (!tokens.accept("}")) {
            if (!tokens.accept(";")) {
                member(members);
            }
        }
        return new JsClass(name, comment, members, line);
    }

    private void member(List<JsClass.Member> into) {
        Token first = tokens.peek();
        JsClass.Placement placement = JsClass.Placement.OBJECT;
        if (isModifier("static")) {
            tokens.next();
            placement = JsClass.Placement.CLASS;
            if (tokens.at("{")) {
                parser.block();
                return;
            }
        }
        if (isModifier("async")) {
            tokens.next();
        }
        tokens.accept("*");
        JsClass.Kind kind = JsClass.Kind.METHOD;
        if (isModifier("get") || isModifier("set")) {
            kind = tokens.next().text().equals("get") ? JsClass.Kind.GETTER : JsClass.Kind.SETTER;
        }
        Optional<String> name = parser.expressions().propertyName();
        if (!tokens.at("(")) {
            if (tokens.accept("=")) {
                parser.expressions().assignment();
            }
            tokens.endStatement();
            return;
        }
        JsFunction function = method(name.orElse(""), first.comment(), first.line());
        if (name.isPresent()) {
            boolean constructor = name.get().equals("constructor") && placement == JsClass.Placement.OBJECT;
            into.add(new JsClass.Member(constructor ? JsClass.Kind.CONSTRUCTOR : kind, placement, function));
        }
    }

    /** Whether a word comes next that says something about the name after it, and is not the name itself. */
    private boolean isModifier(String word) {
        Token after = tokens.peek(1);
        return tokens.at(word) && !after.is("(") && !after.is("=") && !after.is(";") && !after.is("}");
    }
}

package dev.wasm2jar.compiler.javascript;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parses programs: scripts and modules alike. */
public final class Parser {

    private final Tokens tokens;
    private final ExpressionParser expressions;
    private final FunctionParser functions;

    private Parser(Tokens tokens) {
        this.tokens = tokens;
        this.functions = new FunctionParser(tokens, this);
        this.expressions = new ExpressionParser(tokens, functions);
    }

    /**
     * Parses a program.
     *
     * @param file for messages
     * @throws JavaScriptException if it is no JavaScript that the parser knows
     */
    public static List<Statement> parse(String file, String text) {
        var parser = new Parser(new Tokens(file, new Scanner(file, text, 1).scan()));
        var result = new ArrayList<Statement>();
        while (!parser.tokens.atEnd()) {
            parser.statement(result);
        }
        return result;
    }

    static Expression expression(String file, String text, int line) {
        var parser = new Parser(new Tokens(file, new Scanner(file, text, line).scan()));
        return parser.expressions.expression();
    }

    ExpressionParser expressions() {
        return expressions;
    }

    /** Statements in braces. */
    List<Statement> block() {
        var result = new ArrayList<Statement>();
        tokens.expect("{");
        while (!tokens.accept("}")) {
            if (tokens.atEnd()) {
                throw tokens.fail("expected }, found the end");
            }
            statement(result);
        }
        return result;
    }

    private List<Statement> body() {
        var result = new ArrayList<Statement>();
        statement(result);
        return result.size() == 1 && result.get(0) instanceof Statement.Block block ? block.body() : result;
    }

    private void statement(List<Statement> into) {
        Token first = tokens.peek();
        int line = first.line();
        if (first.kind() != Token.Kind.NAME && !first.is("{") && !first.is(";")) {
            evaluation(into);
            return;
        }
        switch (first.text()) {
            case ";" -> tokens.next();
            case "{" -> into.add(new Statement.Block(block(), line));
            case "const", "var", "let" -> declaration(into);
            case "function" -> into.add(new Statement.FunctionDeclaration(functions.function(first.comment()), line));
            case "class" -> into.add(new Statement.ClassDeclaration(functions.classLiteral(first.comment()), line));
            case "return" -> {
                tokens.next();
                boolean empty = tokens.at(";") || tokens.at("}") || tokens.atEnd() || tokens.peek().startsLine();
                into.add(new Statement.Return(
                        empty ? Optional.empty() : Optional.of(expressions.expression()), line));
                tokens.endStatement();
            }
            case "throw" -> {
                tokens.next();
                into.add(new Statement.Throw(expressions.expression(), line));
                tokens.endStatement();
            }
            case "if" -> into.add(conditional());
            case "try" -> into.add(attempt());
            case "import" -> {
                if (tokens.peek(1).is("(") || tokens.peek(1).is(".")) {
                    evaluation(into);
                } else {
                    into.add(new ModuleParser(tokens).importDeclaration());
                }
            }
            case "export" -> export(into);
            default -> otherStatement(first, into);
        }
    }

    private void otherStatement(Token first, List<Statement> into) {
        switch (first.text()) {
            case "async" -> {
                if (tokens.peek(1).is("function") && !tokens.peek(1).startsLine()) {
                    into.add(new Statement.FunctionDeclaration(functions.function(first.comment()), first.line()));
                } else {
                    evaluation(into);
                }
            }
            case "for", "while", "with" -> {
                tokens.next();
                tokens.accept("await");
                skipBrackets();
                body();
                into.add(new Statement.Other(first.text(), first.line()));
            }
            case "do" -> {
                tokens.next();
                body();
                tokens.expect("while");
                skipBrackets();
                tokens.accept(";");
                into.add(new Statement.Other("do", first.line()));
            }
            case "switch" -> {
                tokens.next();
                skipBrackets();
                skipBrackets();
                into.add(new Statement.Other("switch", first.line()));
            }
            case "break", "continue", "debugger" -> {
                tokens.next();
                if (!tokens.peek().startsLine() && tokens.peek().kind() == Token.Kind.NAME) {
                    tokens.next();
                }
                tokens.endStatement();
                into.add(new Statement.Other(first.text(), first.line()));
            }
            default -> {
                if (tokens.peek(1).is(":")) {
                    tokens.next();
                    tokens.next();
                    statement(into);
                } else {
                    evaluation(into);
                }
            }
        }
    }

    private void skipBrackets() {
        Token after = tokens.afterBrackets(0);
        while (tokens.peek() != after) {
            tokens.next();
        }
    }

    private void evaluation(List<Statement> into) {
        Token first = tokens.peek();
        into.add(new Statement.Evaluation(expressions.expression(), first.comment(), first.line()));
        tokens.endStatement();
    }

    private void declaration(List<Statement> into) {
        String comment = tokens.next().comment();
        do {
            int line = tokens.line();
            Expression target = expressions.target();
            Optional<Expression> value = tokens.accept("=") ? Optional.of(expressions.assignment()) : Optional.empty();
            into.add(new Statement.Declaration(target, value, comment, line));
        } while (tokens.accept(","));
        tokens.endStatement();
    }

    private Statement conditional() {
        int line = tokens.next().line();
        tokens.expect("(");
        Expression test = expressions.expression();
        tokens.expect(")");
        List<Statement> then = body();
        List<Statement> otherwise = tokens.accept("else") ? body() : List.of();
        return new Statement.If(test, then, otherwise, line);
    }

    private Statement attempt() {
        int line = tokens.next().line();
        List<Statement> body = block();
        Optional<List<Statement>> handler = Optional.empty();
        if (tokens.accept("catch")) {
            if (tokens.accept("(")) {
                expressions.target();
                tokens.expect(")");
            }
            handler = Optional.of(block());
        }
        return new Statement.Try(body, handler, tokens.accept("finally") ? block() : List.of(), line);
    }

    private void export(List<Statement> into) {
        Token first = tokens.peek();
        if (tokens.peek(1).is("{") || tokens.peek(1).is("*")) {
            into.add(new ModuleParser(tokens).exportDeclaration());
            return;
        }
        tokens.next();
        if (tokens.accept("default") && !tokens.at("function") && !tokens.at("class") && !tokens.at("async")) {
            evaluation(into);
            return;
        }
        int before = into.size();
        statement(into);
        for (int i = before; i < into.size(); i++) {
            into.set(i, commented(into.get(i), first.comment()));
        }
        for (int i = before, end = into.size(); i < end; i++) {
            String name = declared(into.get(i));
            if (!name.isEmpty()) {
                into.add(new Statement.Export(Map.of(name, name), Optional.empty(), first.line()));
            }
        }
    }

    /** The comment is before the word export. */
    private static Statement commented(Statement statement, String comment) {
        if (statement instanceof Statement.FunctionDeclaration declaration) {
            JsFunction function = declaration.function();
            return new Statement.FunctionDeclaration(function.named(function.name(), comment), statement.line());
        } else if (statement instanceof Statement.ClassDeclaration declaration) {
            JsClass type = declaration.definition();
            return new Statement.ClassDeclaration(new JsClass(type.name(),
                    type.comment().isEmpty() ? comment : type.comment(), type.members(), type.line()), statement.line());
        }
        return statement instanceof Statement.Declaration declaration && declaration.comment().isEmpty()
                ? new Statement.Declaration(declaration.target(), declaration.value(), comment, declaration.line())
                : statement;
    }

    private static String declared(Statement statement) {
        if (statement instanceof Statement.FunctionDeclaration declaration) {
            return declaration.function().name();
        } else if (statement instanceof Statement.ClassDeclaration declaration) {
            return declaration.definition().name();
        }
        return statement instanceof Statement.Declaration declaration
                && declaration.target() instanceof Expression.Name name ? name.name() : "";
    }
}

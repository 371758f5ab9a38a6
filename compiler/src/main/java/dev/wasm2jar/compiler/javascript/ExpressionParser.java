package dev.wasm2jar.compiler.javascript;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Parses expressions (ECMA-262 13). */
final class ExpressionParser {

    /** Of operators between operands, the loosest first. */
    private static final Map<String, Integer> PRECEDENCE = Map.ofEntries(
            Map.entry("??", 1), Map.entry("||", 1), Map.entry("&&", 2), Map.entry("|", 3), Map.entry("^", 4),
            Map.entry("&", 5), Map.entry("==", 6), Map.entry("!=", 6), Map.entry("===", 6), Map.entry("!==", 6),
            Map.entry("<", 7), Map.entry(">", 7), Map.entry("<=", 7), Map.entry(">=", 7), Map.entry("instanceof", 7),
            Map.entry("in", 7), Map.entry("<<", 8), Map.entry(">>", 8), Map.entry(">>>", 8), Map.entry("+", 9),
            Map.entry("-", 9), Map.entry("*", 10), Map.entry("/", 10), Map.entry("%", 10), Map.entry("**", 11));
    private static final Set<String> ASSIGNMENTS = Set.of("=", "+=", "-=", "*=", "/=", "%=", "**=", "<<=", ">>=", ">>>=",
            "&=", "|=", "^=", "&&=", "||=", "??=");
    private static final Set<String> PREFIXES =
            Set.of("!", "~", "+", "-", "++", "--", "typeof", "void", "delete", "await");

    private final Tokens tokens;
    private final FunctionParser functions;

    ExpressionParser(Tokens tokens, FunctionParser functions) {
        this.tokens = tokens;
        this.functions = functions;
    }

    /** An expression, with commas. */
    Expression expression() {
        Expression left = assignment();
        while (tokens.at(",")) {
            int line = tokens.next().line();
            left = new Expression.Binary(",", left, assignment(), line);
        }
        return left;
    }

    /** What a declaration or parameter names: a name or a pattern. */
    Expression target() {
        return primary();
    }

    /** An expression without commas. */
    Expression assignment() {
        int line = tokens.line();
        Optional<JsFunction> arrow = functions.arrow();
        if (arrow.isPresent()) {
            return new Expression.Function(arrow.get(), line);
        }
        if (tokens.accept("...")) {
            return new Expression.Unary("...", assignment(), line);
        }
        if (tokens.at("yield")) {
            return yielded(line);
        }
        Expression left = conditional();
        Token operator = tokens.peek();
        if (operator.kind() == Token.Kind.PUNCTUATOR && ASSIGNMENTS.contains(operator.text())) {
            tokens.next();
            return new Expression.Assignment(operator.text(), left, assignment(), line);
        }
        return left;
    }

    private Expression yielded(int line) {
        tokens.next();
        tokens.accept("*");
        boolean empty = tokens.peek().startsLine() || tokens.at(";") || tokens.at(")") || tokens.at("}") || tokens.at("]");
        return new Expression.Unary("yield", empty ? new Expression.Literal(null, line) : assignment(), line);
    }

    private Expression conditional() {
        int line = tokens.line();
        Expression test = binary(1);
        if (!tokens.accept("?")) {
            return test;
        }
        Expression then = assignment();
        tokens.expect(":");
        return new Expression.Conditional(test, then, assignment(), line);
    }

    private Expression binary(int lowest) {
        int line = tokens.line();
        Expression left = unary();
        while (true) {
            Token operator = tokens.peek();
            Integer precedence = operator.kind() == Token.Kind.PUNCTUATOR || operator.kind() == Token.Kind.NAME
                    ? PRECEDENCE.get(operator.text()) : null;
            if (precedence == null || precedence < lowest) {
                return left;
            }
            tokens.next();
            Expression right = binary(operator.text().equals("**") ? precedence : precedence + 1);
            left = new Expression.Binary(operator.text(), left, right, line);
        }
    }

    private Expression unary() {
        Token operator = tokens.peek();
        boolean isOperator = (operator.kind() == Token.Kind.PUNCTUATOR || operator.kind() == Token.Kind.NAME)
                && PREFIXES.contains(operator.text());
        if (isOperator) {
            tokens.next();
            return new Expression.Unary(operator.text(), unary(), operator.line());
        }
        Expression operand = callee();
        if ((tokens.at("++") || tokens.at("--")) && !tokens.peek().startsLine()) {
            return new Expression.Postfix(tokens.next().text(), operand, operator.line());
        }
        return operand;
    }

    /** An expression that may be called, or extended by a class. */
    Expression callee() {
        return suffixes(primary(), true);
    }

    /** @param calls whether calls belong to it: not to the class of new */
    private Expression suffixes(Expression start, boolean calls) {
        Expression result = start;
        while (true) {
            int line = tokens.line();
            if (tokens.accept(".")) {
                result = new Expression.Member(result, tokens.name(), line);
            } else if (tokens.at("?.")) {
                tokens.next();
                if (tokens.peek().kind() == Token.Kind.NAME) {
                    result = new Expression.Member(result, tokens.name(), line);
                }
            } else if (tokens.accept("[")) {
                Expression key = expression();
                tokens.expect("]");
                result = new Expression.Index(result, key, line);
            } else if (calls && tokens.at("(")) {
                result = new Expression.Call(result, arguments(), line);
            } else if (tokens.peek().kind() == Token.Kind.TEMPLATE) {
                result = new Expression.Call(result,
                        List.of(Templates.read(tokens.file(), tokens.next().text(), line)), line);
            } else {
                return result;
            }
        }
    }

    private List<Expression> arguments() {
        var result = new ArrayList<Expression>();
        tokens.expect("(");
        while (!tokens.accept(")")) {
            result.add(assignment());
            if (!tokens.at(")")) {
                tokens.expect(",");
            }
        }
        return result;
    }

    /** An expression without operators. */
    Expression primary() {
        Token token = tokens.peek();
        int line = token.line();
        return switch (token.kind()) {
            case NUMBER -> new Expression.Literal(number(tokens.next()), line);
            case STRING -> new Expression.Literal(tokens.next().text(), line);
            case TEMPLATE -> Templates.read(tokens.file(), tokens.next().text(), line);
            case REGULAR_EXPRESSION -> new Expression.RegularExpression(tokens.next().text(), line);
            case NAME -> word(token);
            case PUNCTUATOR -> bracket(token);
            case END -> throw tokens.fail("expected an expression, found the end");
        };
    }

    private Expression word(Token token) {
        int line = token.line();
        switch (token.text()) {
            case "function":
                return new Expression.Function(functions.function(token.comment()), line);
            case "async":
                return tokens.peek(1).is("function") ? new Expression.Function(functions.function(token.comment()), line)
                        : new Expression.Name(tokens.name(), line);
            case "class":
                return new Expression.ClassLiteral(functions.classLiteral(token.comment()), line);
            case "new":
                return construction(line);
            case "true", "false":
                return new Expression.Literal(Boolean.valueOf(tokens.name()), line);
            case "null":
                tokens.next();
                return new Expression.Literal(null, line);
            default:
                return new Expression.Name(tokens.name(), line);
        }
    }

    private Expression construction(int line) {
        tokens.next();
        if (tokens.accept(".")) {
            return new Expression.Name("new." + tokens.name(), line);
        }
        Expression callee = suffixes(primary(), false);
        return new Expression.New(callee, tokens.at("(") ? arguments() : List.of(), line);
    }

    private Expression bracket(Token token) {
        switch (token.text()) {
            case "(": {
                tokens.next();
                Expression inner = expression();
                tokens.expect(")");
                return inner;
            }
            case "[":
                return array();
            case "{":
                return object();
            default:
                throw tokens.fail("expected an expression, found " + token.text());
        }
    }

    private Expression array() {
        int line = tokens.next().line();
        var elements = new ArrayList<Expression>();
        while (!tokens.accept("]")) {
            if (tokens.accept(",")) {
                continue;
            }
            elements.add(assignment());
            if (!tokens.at("]")) {
                tokens.expect(",");
            }
        }
        return new Expression.ArrayLiteral(elements, line);
    }

    private Expression object() {
        int line = tokens.next().line();
        var properties = new ArrayList<Expression.Property>();
        while (!tokens.accept("}")) {
            properties.add(property());
            if (!tokens.at("}")) {
                tokens.expect(",");
            }
        }
        return new Expression.ObjectLiteral(properties, line);
    }

    private Expression.Property property() {
        Token first = tokens.peek();
        if (first.is("...")) {
            return new Expression.Property(Optional.empty(), assignment());
        }
        while ((tokens.at("async") || tokens.at("get") || tokens.at("set")) && !tokens.peek(1).is("(")
                && !tokens.peek(1).is(":") && !tokens.peek(1).is(",") && !tokens.peek(1).is("}") && !tokens.peek(1).is("=")) {
            tokens.next();
        }
        tokens.accept("*");
        Optional<String> name = propertyName();
        if (tokens.at("(")) {
            JsFunction method = functions.method(name.orElse(""), first.comment(), first.line());
            return new Expression.Property(name, new Expression.Function(method, first.line()));
        }
        if (tokens.accept(":")) {
            return new Expression.Property(name, assignment());
        }
        var variable = new Expression.Name(name.orElse(""), first.line());
        // In a pattern: a variable with a default value.
        return new Expression.Property(name, tokens.accept("=")
                ? new Expression.Assignment("=", variable, assignment(), first.line()) : variable);
    }

    /** The name of a property; empty if it is computed. */
    Optional<String> propertyName() {
        Token token = tokens.next();
        if (token.is("[")) {
            assignment();
            tokens.expect("]");
            return Optional.empty();
        }
        if (token.kind() == Token.Kind.PUNCTUATOR || token.kind() == Token.Kind.END) {
            throw tokens.fail(token, "expected the name of a property, found " + token.text());
        }
        return Optional.of(token.text());
    }

    private Object number(Token token) {
        try {
            return number(token.text());
        } catch (NumberFormatException malformed) {
            throw tokens.fail(token, "expected a number, found " + token.text());
        }
    }

    private static Object number(String text) {
        if (text.endsWith("n")) {
            String digits = text.substring(0, text.length() - 1);
            return digits.startsWith("0x") ? new BigInteger(digits.substring(2), 16) : new BigInteger(digits);
        }
        if (text.length() > 2 && text.charAt(0) == '0' && Character.isLetter(text.charAt(1))) {
            int radix = switch (text.charAt(1)) {
                case 'x', 'X' -> 16;
                case 'o', 'O' -> 8;
                default -> 2;
            };
            return new BigInteger(text.substring(2), radix).doubleValue();
        }
        return Double.valueOf(text);
    }
}

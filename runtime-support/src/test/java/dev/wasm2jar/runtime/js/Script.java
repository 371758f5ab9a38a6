package dev.wasm2jar.runtime.js;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Evaluates one JavaScript expression over the object model, so that the same line can be asked of Node.js: literals,
 * operators, calls, {@code new}, properties, assignments, and arrow functions with an expression for a body.
 */
final class Script {

    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(\\d+n)|(0[xX][0-9a-fA-F]+n?|(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)"
            + "|([A-Za-z_$][\\w$]*)|('(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\")"
            + "|(=>|>>>|\\*\\*|===|!==|==|!=|<=|>=|<<|>>|&&|\\|\\||\\.\\.\\.|[-+*/%<>&|^!~?:,.()\\[\\]{}=]))");
    private static final List<List<String>> LEVELS = List.of(List.of("||"), List.of("&&"), List.of("|"), List.of("^"),
            List.of("&"), List.of("==", "!=", "===", "!=="), List.of("<", ">", "<=", ">=", "instanceof", "in"),
            List.of("<<", ">>", ">>>"), List.of("+", "-"), List.of("*", "/", "%"), List.of("**"));

    /** A place for variables, within another one. */
    private record Scope(Map<String, Object> variables, Scope outer) {

        Scope find(String name) {
            return variables.containsKey(name) ? this : outer == null ? null : outer.find(name);
        }

        Scope root() {
            return outer == null ? this : outer.root();
        }
    }

    /** Something to evaluate. */
    private interface Node {
        Object value(Scope scope);
    }

    private record Property(Node object, Node key) {}

    private final JsContext context;
    private final String source;
    private int at;

    private Script(JsContext context, String source) {
        this.context = context;
        this.source = source;
    }

    static Object evaluate(JsContext context, String source) {
        var script = new Script(context, source);
        Node node = script.sequence();
        if (!script.peek().isEmpty()) {
            throw new IllegalArgumentException("unexpected " + source.substring(script.at));
        }
        return node.value(new Scope(new HashMap<>(), null));
    }

    // ---- tokens

    private Matcher token() {
        Matcher matcher = TOKEN.matcher(source).region(at, source.length());
        return matcher.lookingAt() ? matcher : null;
    }

    private String peek() {
        Matcher token = token();
        if (token != null) {
            return source.substring(token.start(), token.end()).strip();
        }
        return source.substring(at).isBlank() ? "" : source.substring(at).strip().substring(0, 1);
    }

    private boolean take(String text) {
        if (!peek().equals(text)) {
            return false;
        }
        at = token().end();
        return true;
    }

    private void expect(String text) {
        if (!take(text)) {
            throw new IllegalArgumentException("expected " + text + " at " + source.substring(at));
        }
    }

    // ---- grammar

    private Node sequence() {
        Node first = assignment();
        while (take(",")) {
            Node left = first;
            Node right = assignment();
            first = scope -> {
                left.value(scope);
                return right.value(scope);
            };
        }
        return first;
    }

    private Node assignment() {
        Node arrow = arrow();
        if (arrow != null) {
            return arrow;
        }
        int start = at;
        Matcher name = token();
        if (name != null && name.group(3) != null) {
            at = name.end();
            if (peek().equals("=")) {
                expect("=");
                String variable = name.group(3);
                Node value = assignment();
                return scope -> {
                    Object result = value.value(scope);
                    Scope owner = scope.find(variable);
                    (owner == null ? scope.root() : owner).variables.put(variable, result);
                    return result;
                };
            }
            at = start;
        }
        Node condition = binary(0);
        if (take("?")) {
            Node yes = assignment();
            expect(":");
            Node no = assignment();
            return scope -> JsConversions.toBoolean(condition.value(scope)) ? yes.value(scope) : no.value(scope);
        }
        if (peek().equals("=") && lastProperty != null) {
            Property target = lastProperty;
            expect("=");
            Node value = assignment();
            return scope -> {
                Object object = target.object.value(scope);
                Object key = target.key.value(scope);
                Object result = value.value(scope);
                JsDynamic.set(context, object, key, result);
                return result;
            };
        }
        return condition;
    }

    private Node arrow() {
        int start = at;
        List<String> parameters = new ArrayList<>();
        Matcher name = token();
        if (name != null && name.group(3) != null) {
            parameters.add(name.group(3));
            at = name.end();
        } else if (take("(")) {
            while (!take(")")) {
                Matcher parameter = token();
                if (parameter == null || parameter.group(3) == null && !parameter.group().strip().equals("...")) {
                    at = start;
                    return null;
                }
                parameters.add(parameter.group().strip());
                at = parameter.end();
                if (!peek().equals(")") && !parameters.get(parameters.size() - 1).equals("...") && !take(",")) {
                    at = start;
                    return null;
                }
            }
        }
        if (!take("=>")) {
            at = start;
            return null;
        }
        Node body = assignment();
        return scope -> new Arrow(scope, parameters, body);
    }

    private final class Arrow extends JsFunction {
        private final Scope scope;
        private final List<String> parameters;
        private final Node body;

        Arrow(Scope scope, List<String> parameters, Node body) {
            super("", parameters.size());
            this.scope = scope;
            this.parameters = parameters;
            this.body = body;
        }

        @Override
        public Object call(JsContext ignored, Object receiver, Object... arguments) {
            Map<String, Object> variables = new HashMap<>();
            for (int i = 0; i < parameters.size(); i++) {
                if (parameters.get(i).equals("...")) {
                    variables.put(parameters.get(i + 1),
                            JsArray.of(List.of(arguments).subList(Math.min(i, arguments.length), arguments.length)));
                    break;
                }
                variables.put(parameters.get(i), Library.argument(arguments, i));
            }
            return body.value(new Scope(variables, scope));
        }
    }

    private Property lastProperty;

    private Node binary(int level) {
        if (level == LEVELS.size()) {
            return unary();
        }
        Node left = binary(level + 1);
        while (LEVELS.get(level).contains(peek())) {
            String operator = peek();
            expect(operator);
            Node first = left;
            Node second = binary(operator.equals("**") ? level : level + 1);
            lastProperty = null;
            left = scope -> operate(operator, first, second, scope);
        }
        return left;
    }

    private Object operate(String operator, Node first, Node second, Scope scope) {
        Object l = first.value(scope);
        if (operator.equals("||") || operator.equals("&&")) {
            return JsConversions.toBoolean(l) == operator.equals("||") ? l : second.value(scope);
        }
        Object r = second.value(scope);
        return switch (operator) {
            case "|" -> JsOperators.bitOr(context, l, r);
            case "^" -> JsOperators.bitXor(context, l, r);
            case "&" -> JsOperators.bitAnd(context, l, r);
            case "==" -> JsEquality.isLooselyEqual(context, l, r);
            case "!=" -> !JsEquality.isLooselyEqual(context, l, r);
            case "===" -> JsEquality.isStrictlyEqual(l, r);
            case "!==" -> !JsEquality.isStrictlyEqual(l, r);
            case "<" -> JsOperators.lt(context, l, r);
            case ">" -> JsOperators.gt(context, l, r);
            case "<=" -> JsOperators.le(context, l, r);
            case ">=" -> JsOperators.ge(context, l, r);
            case "instanceof" -> JsDynamic.isInstance(context, l, r);
            case "in" -> JsDynamic.has(context, l, r);
            case "<<" -> JsOperators.shl(context, l, r);
            case ">>" -> JsOperators.shr(context, l, r);
            case ">>>" -> JsOperators.unsignedShr(context, l, r);
            case "+" -> JsOperators.add(context, l, r);
            case "-" -> JsOperators.sub(context, l, r);
            case "*" -> JsOperators.mul(context, l, r);
            case "/" -> JsOperators.div(context, l, r);
            case "%" -> JsOperators.rem(context, l, r);
            default -> JsOperators.pow(context, l, r);
        };
    }

    private Node unary() {
        String operator = peek();
        switch (operator) {
            case "-", "+", "!", "~", "typeof", "delete", "void" -> {
                expect(operator);
                Node operand = unary();
                Property property = lastProperty;
                lastProperty = null;
                return scope -> switch (operator) {
                    case "-" -> JsOperators.neg(context, operand.value(scope));
                    case "+" -> JsConversions.toNumber(context, operand.value(scope));
                    case "!" -> !JsConversions.toBoolean(operand.value(scope));
                    case "~" -> JsOperators.bitNot(context, operand.value(scope));
                    case "typeof" -> JsTypes.typeof(operand.value(scope));
                    case "void" -> {
                        operand.value(scope);
                        yield JsUndefined.UNDEFINED;
                    }
                    default -> {
                        JsDynamic.delete(context, property.object.value(scope), property.key.value(scope));
                        yield true;
                    }
                };
            }
            default -> {
                return postfix(primary());
            }
        }
    }

    private Node postfix(Node start) {
        Node node = start;
        lastProperty = null;
        while (true) {
            if (take(".")) {
                Matcher name = token();
                at = name.end();
                String property = name.group(3);
                lastProperty = new Property(node, scope -> property);
            } else if (take("[")) {
                Node key = sequence();
                expect("]");
                lastProperty = new Property(node, key);
            } else if (peek().equals("(")) {
                Property method = lastProperty;
                Node function = node;
                List<Node> arguments = arguments();
                lastProperty = null;
                node = method == null
                        ? scope -> JsDynamic.call(context, function.value(scope), JsUndefined.UNDEFINED, values(arguments, scope))
                        : scope -> {
                            Object receiver = method.object.value(scope);
                            Object callee = JsDynamic.get(context, receiver, method.key.value(scope));
                            return JsDynamic.call(context, callee, receiver, values(arguments, scope));
                        };
                continue;
            } else {
                return node;
            }
            Property property = lastProperty;
            node = scope -> JsDynamic.get(context, property.object.value(scope), property.key.value(scope));
        }
    }

    private record Spread(Node node) implements Node {
        @Override
        public Object value(Scope scope) {
            return node.value(scope);
        }
    }

    private List<Node> arguments() {
        expect("(");
        return list(")");
    }

    private List<Node> list(String end) {
        List<Node> nodes = new ArrayList<>();
        while (!take(end)) {
            if (peek().equals(",")) {
                nodes.add(null);
            } else {
                nodes.add(take("...") ? new Spread(assignment()) : assignment());
            }
            if (!peek().equals(end)) {
                expect(",");
            }
        }
        return nodes;
    }

    private Object[] values(List<Node> nodes, Scope scope) {
        List<Object> values = new ArrayList<>();
        for (Node node : nodes) {
            if (node instanceof Spread) {
                values.addAll(Iteration.list(context, node.value(scope)));
            } else {
                values.add(node.value(scope));
            }
        }
        return values.toArray();
    }

    private Node primary() {
        if (take("(")) {
            Node inner = sequence();
            expect(")");
            return inner;
        }
        if (take("[")) {
            return array(list("]"));
        }
        if (take("{")) {
            return object();
        }
        if (take("new")) {
            Node constructor = primary();
            while (take(".")) {
                Node holder = constructor;
                Matcher name = token();
                at = name.end();
                String property = name.group(3);
                constructor = scope -> JsDynamic.get(context, holder.value(scope), property);
            }
            Node function = constructor;
            List<Node> arguments = peek().equals("(") ? arguments() : List.of();
            return scope -> JsDynamic.construct(context, function.value(scope), values(arguments, scope));
        }
        if (peek().equals("/")) {
            return regExp();
        }
        Matcher token = token();
        if (token == null) {
            throw new IllegalArgumentException("unexpected " + source.substring(at));
        }
        at = token.end();
        if (token.group(1) != null) {
            BigInteger value = new BigInteger(token.group(1).replace("n", ""));
            return scope -> value;
        }
        if (token.group(2) != null) {
            String digits = token.group(2);
            Object value = digits.endsWith("n") ? new BigInteger(digits.substring(2, digits.length() - 1), 16)
                    : (Object) NumberParser.toNumber(digits);
            return scope -> value;
        }
        if (token.group(4) != null) {
            String text = unescape(token.group(4).substring(1, token.group(4).length() - 1));
            return scope -> text;
        }
        String name = token.group(3);
        if (name == null) {
            throw new IllegalArgumentException("unexpected " + token.group());
        }
        return switch (name) {
            case "true" -> scope -> true;
            case "false" -> scope -> false;
            case "null" -> scope -> null;
            default -> scope -> {
                Scope owner = scope.find(name);
                return owner == null ? JsGlobal.get(context, "", name) : owner.variables.get(name);
            };
        };
    }

    private Node array(List<Node> nodes) {
        return scope -> {
            JsArray array = new JsArray();
            for (Node node : nodes) {
                if (node == null) {
                    array.set(context, "length", JsNumber.of(array.length() + 1));
                } else if (node instanceof Spread) {
                    for (Object value : Iteration.list(context, node.value(scope))) {
                        array.add(value);
                    }
                } else {
                    array.add(node.value(scope));
                }
            }
            return array;
        };
    }

    private Node object() {
        List<Node[]> properties = new ArrayList<>();
        while (!take("}")) {
            if (take("...")) {
                properties.add(new Node[] {null, assignment()});
            } else {
                Node key;
                if (take("[")) {
                    key = assignment();
                    expect("]");
                } else {
                    Matcher token = token();
                    at = token.end();
                    String text = token.group(4) == null ? token.group().strip()
                            : unescape(token.group(4).substring(1, token.group(4).length() - 1));
                    key = scope -> text;
                }
                expect(":");
                properties.add(new Node[] {key, assignment()});
            }
            if (!peek().equals("}")) {
                expect(",");
            }
        }
        return scope -> {
            JsObject object = new JsObject();
            for (Node[] property : properties) {
                Object value = property[1].value(scope);
                if (property[0] == null) {
                    JsObjects.assign(context, object, value);
                } else {
                    Object key = JsConversions.toPropertyKey(context, property[0].value(scope));
                    if (key.equals("__proto__")) {
                        object.setPrototype(context, (JsObject) value);
                    } else {
                        object.put(key, value);
                        if (value instanceof Arrow arrow && key instanceof String name) {
                            arrow.store("name", JsProperty.data(name, JsProperty.CONFIGURABLE));
                        }
                    }
                }
            }
            return object;
        };
    }

    private Node regExp() {
        int start = source.indexOf('/', at) + 1;
        int end = start;
        boolean inBrackets = false;
        for (; source.charAt(end) != '/' || inBrackets; end++) {
            char c = source.charAt(end);
            if (c == '\\') {
                end++;
            } else {
                inBrackets = c == '[' || inBrackets && c != ']';
            }
        }
        int flagsEnd = end + 1;
        while (flagsEnd < source.length() && Character.isLetter(source.charAt(flagsEnd))) {
            flagsEnd++;
        }
        String pattern = source.substring(start, end);
        String flags = source.substring(end + 1, flagsEnd);
        at = flagsEnd;
        return scope -> JsRegExp.create(pattern, flags);
    }

    private static String unescape(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            c = text.charAt(++i);
            switch (c) {
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case 'r' -> out.append('\r');
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case 'v' -> out.append('\u000b');
                case '0' -> out.append('\0');
                case 'u' -> {
                    if (text.charAt(i + 1) == '{') {
                        int end = text.indexOf('}', i);
                        out.appendCodePoint(Integer.parseInt(text.substring(i + 2, end), 16));
                        i = end;
                    } else {
                        out.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
                        i += 4;
                    }
                }
                case 'x' -> {
                    out.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
                    i += 2;
                }
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}

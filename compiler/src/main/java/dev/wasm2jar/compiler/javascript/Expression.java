package dev.wasm2jar.compiler.javascript;

import java.util.List;
import java.util.Optional;

/** An expression (ECMA-262 13). */
public sealed interface Expression {

    /** The line that it begins on, from 1. */
    int line();

    /** An identifier, {@code this} or {@code super}. */
    record Name(String name, int line) implements Expression {}

    /** A literal: a Boolean, Double, BigInteger or String, or null. */
    record Literal(Object value, int line) implements Expression {}

    /** A template: one text more than there are values. */
    record Template(List<String> texts, List<Expression> values, int line) implements Expression {}

    record RegularExpression(String source, int line) implements Expression {}

    /** {@code [a, b]}. */
    record ArrayLiteral(List<Expression> elements, int line) implements Expression {}

    /** {@code {a: 1, b() {}}}; methods are functions. */
    record ObjectLiteral(List<Property> properties, int line) implements Expression {}

    /**
     * A property of an object literal.
     *
     * @param name empty if it is computed
     */
    record Property(Optional<String> name, Expression value) {}

    /** {@code object.name}. */
    record Member(Expression object, String name, int line) implements Expression {}

    /** {@code object[key]}. */
    record Index(Expression object, Expression key, int line) implements Expression {}

    record Call(Expression callee, List<Expression> arguments, int line) implements Expression {}

    /** {@code new Class(..)}. */
    record New(Expression callee, List<Expression> arguments, int line) implements Expression {}

    /** An operator before its operand: also {@code typeof}, {@code await}, {@code ...} and the like. */
    record Unary(String operator, Expression operand, int line) implements Expression {}

    /** {@code operand++} and {@code operand--}. */
    record Postfix(String operator, Expression operand, int line) implements Expression {}

    /** An operator between its operands: also {@code &&}, {@code in} and the comma. */
    record Binary(String operator, Expression left, Expression right, int line) implements Expression {}

    /** {@code test ? then : otherwise}. */
    record Conditional(Expression test, Expression then, Expression otherwise, int line) implements Expression {}

    /** {@code target = value}, or with another operator of assignment. */
    record Assignment(String operator, Expression target, Expression value, int line) implements Expression {}

    /** A function of any kind. */
    record Function(JsFunction function, int line) implements Expression {}

    /** A class. */
    record ClassLiteral(JsClass definition, int line) implements Expression {}
}

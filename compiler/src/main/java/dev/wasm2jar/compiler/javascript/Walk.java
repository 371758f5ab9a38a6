package dev.wasm2jar.compiler.javascript;

import java.util.List;
import java.util.function.Consumer;

/** Goes over a program, from outside to inside: every statement and expression, those in functions too. */
public final class Walk {

    private final Consumer<Statement> statements;
    private final Consumer<Expression> expressions;

    private Walk(Consumer<Statement> statements, Consumer<Expression> expressions) {
        this.statements = statements;
        this.expressions = expressions;
    }

    public static void over(
            List<Statement> program, Consumer<Statement> statements, Consumer<Expression> expressions) {
        new Walk(statements, expressions).all(program);
    }

    private void all(List<Statement> list) {
        list.forEach(this::statement);
    }

    private void statement(Statement statement) {
        statements.accept(statement);
        if (statement instanceof Statement.Declaration declaration) {
            declaration.value().ifPresent(this::expression);
        } else if (statement instanceof Statement.Evaluation evaluation) {
            expression(evaluation.expression());
        } else if (statement instanceof Statement.Return returned) {
            returned.value().ifPresent(this::expression);
        } else if (statement instanceof Statement.Throw thrown) {
            expression(thrown.value());
        } else if (statement instanceof Statement.If conditional) {
            expression(conditional.test());
            all(conditional.then());
            all(conditional.otherwise());
        } else if (statement instanceof Statement.Try attempt) {
            all(attempt.body());
            attempt.handler().ifPresent(this::all);
            all(attempt.finalizer());
        } else if (statement instanceof Statement.Block block) {
            all(block.body());
        } else if (statement instanceof Statement.FunctionDeclaration declaration) {
            all(declaration.function().body());
        } else if (statement instanceof Statement.ClassDeclaration declaration) {
            declaration.definition().members().forEach(member -> all(member.function().body()));
        }
    }

    private void expression(Expression expression) {
        expressions.accept(expression);
        if (expression instanceof Expression.Template template) {
            template.values().forEach(this::expression);
        } else if (expression instanceof Expression.ArrayLiteral array) {
            array.elements().forEach(this::expression);
        } else if (expression instanceof Expression.ObjectLiteral object) {
            object.properties().forEach(property -> expression(property.value()));
        } else if (expression instanceof Expression.Member member) {
            expression(member.object());
        } else if (expression instanceof Expression.Index index) {
            expression(index.object());
            expression(index.key());
        } else if (expression instanceof Expression.Call call) {
            expression(call.callee());
            call.arguments().forEach(this::expression);
        } else if (expression instanceof Expression.New creation) {
            expression(creation.callee());
            creation.arguments().forEach(this::expression);
        } else {
            operators(expression);
        }
    }

    private void operators(Expression expression) {
        if (expression instanceof Expression.Unary unary) {
            expression(unary.operand());
        } else if (expression instanceof Expression.Postfix postfix) {
            expression(postfix.operand());
        } else if (expression instanceof Expression.Binary binary) {
            expression(binary.left());
            expression(binary.right());
        } else if (expression instanceof Expression.Conditional conditional) {
            expression(conditional.test());
            expression(conditional.then());
            expression(conditional.otherwise());
        } else if (expression instanceof Expression.Assignment assignment) {
            expression(assignment.target());
            expression(assignment.value());
        } else if (expression instanceof Expression.Function function) {
            all(function.function().body());
        } else if (expression instanceof Expression.ClassLiteral literal) {
            literal.definition().members().forEach(member -> all(member.function().body()));
        }
    }
}

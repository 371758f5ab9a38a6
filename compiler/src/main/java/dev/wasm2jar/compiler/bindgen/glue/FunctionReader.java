package dev.wasm2jar.compiler.bindgen.glue;

import dev.wasm2jar.compiler.bindgen.BindgenException;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.javascript.Expression;
import dev.wasm2jar.compiler.javascript.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Follows the statements of a function of the glue, which has no loops. Every statement has to be one of those that are
 * known, so that nothing the glue does is overlooked.
 */
abstract class FunctionReader {

    final GlueFunction function;
    final Evaluator evaluator;
    final ModuleNames moduleNames;
    /** The places of words whose memory the function frees. */
    final Set<Integer> freed = new HashSet<>();
    private boolean ended;

    FunctionReader(GlueFunction function, ModuleNames moduleNames) {
        this.function = function;
        this.moduleNames = moduleNames;
        this.evaluator = new Evaluator(function, this);
    }

    /** What an expression stands for that the evaluator does not know. */
    abstract Value use(Expression expression);

    /** A call of a function of the module. */
    abstract Value moduleCall(String export, List<Value> arguments, Expression.Call call);

    /** A word of what the module returned. */
    abstract Value returned(int number, Expression expression);

    /** Takes note of what the function returns. */
    abstract void result(Value value, Statement statement);

    /** Takes note of what it throws if something is the case. */
    abstract void failure(Expression test, Value thrown, Statement statement);

    /** Takes note of what a variable gets. */
    void performed(Value value) {}

    /** An expression whose value is not used. */
    abstract void effect(Expression expression, Statement statement);

    final void run(List<Statement> statements) {
        for (Statement statement : statements) {
            if (!ended) {
                run(statement);
            }
        }
    }

    private void run(Statement statement) {
        if (statement instanceof Statement.Declaration declaration
                && declaration.target() instanceof Expression.Name variable) {
            declaration.value().ifPresent(value -> assign(variable.name(), value));
        } else if (statement instanceof Statement.Evaluation evaluation) {
            evaluation(evaluation);
        } else if (statement instanceof Statement.Return returned) {
            returned.value().ifPresent(value -> result(evaluator.value(value), statement));
            ended = true;
        } else if (statement instanceof Statement.Block block) {
            run(block.body());
        } else if (statement instanceof Statement.Try attempt) {
            run(attempt.body());
            boolean hasReturned = ended;
            ended = false;
            run(attempt.finalizer());
            ended = hasReturned;
        } else if (statement instanceof Statement.If conditional && conditional.otherwise().isEmpty()) {
            conditional(conditional);
        } else if (statement instanceof Statement.Throw thrown) {
            failure(new Expression.Literal(true, thrown.line()), evaluator.value(thrown.value()), statement);
        } else {
            throw function.refuse(statement);
        }
    }

    private void assign(String variable, Expression expression) {
        Value value = evaluator.value(expression);
        evaluator.assign(variable, value);
        performed(value);
    }

    private void evaluation(Statement.Evaluation statement) {
        Expression expression = statement.expression();
        while (expression instanceof Expression.Assignment chain && chain.value() instanceof Expression.Assignment inner
                && isBookkeeping(chain.target())) {
            expression = inner;
        }
        if (expression instanceof Expression.Assignment assignment && assignment.operator().equals("=")) {
            if (assignment.target() instanceof Expression.Name variable) {
                assign(variable.name(), assignment.value());
                return;
            } else if (isBookkeeping(assignment.target())) {
                return;
            }
        }
        effect(expression, statement);
    }

    /** {@code heap[stack_pointer++] = undefined} and the state of closures, which end what is lent. */
    private static boolean isBookkeeping(Expression target) {
        return target instanceof Expression.Index index && index.object() instanceof Expression.Name name
                        && name.name().equals("heap")
                || target instanceof Expression.Member member && member.object() instanceof Expression.Name state
                        && state.name().startsWith("state");
    }

    private void conditional(Statement.If conditional) {
        List<Statement> then = conditional.then();
        Statement last = then.get(then.size() - 1);
        if (last instanceof Statement.Throw thrown) {
            boolean isCheck = thrown.value() instanceof Expression.New;
            if (!isCheck) {
                failure(conditional.test(), evaluator.value(thrown.value()), conditional);
            }
            return;
        }
        Value test = evaluator.value(conditional.test());
        Set<String> before = new HashSet<>();
        evaluator.variables().forEach((name, value) -> before.add(name + value));
        run(then);
        evaluator.variables().replaceAll((name, value) -> before.contains(name + value) ? value : optional(test, value));
    }

    /** What a variable is that has a value only if a test holds. */
    private static Value optional(Value test, Value value) {
        if (test instanceof Value.Present && value instanceof Value.Lowered lowered) {
            return new Value.Lowered(new Descriptor.Optional(lowered.type()), lowered.part(), lowered.source());
        }
        return value instanceof Value.Lifted lifted
                ? new Value.Lifted(new Descriptor.Optional(lifted.type()), lifted.places()) : value;
    }

    /** Takes note of the memory that is freed. */
    final void free(String export, List<Value> arguments) {
        if (arguments.size() >= 2) {
            moduleNames.put(ModuleNames.FREE, export);
            freed.addAll(Value.places(arguments.get(0)));
        }
    }

    final BindgenException refuse(Expression expression) {
        return function.refuse(expression);
    }
}

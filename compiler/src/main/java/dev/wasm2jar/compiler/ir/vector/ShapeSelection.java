package dev.wasm2jar.compiler.ir.vector;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.LocalGet;
import dev.wasm2jar.compiler.ir.Expression.Vector;
import dev.wasm2jar.compiler.ir.IrFunction;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.VectorTarget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Chooses the shape of every local that is a vector: whole ones if there is the Vector API, else by a vote of the operations
 * that make its values and that take them, those in loops having more weight. Locals that are copied to each other vote
 * together.
 *
 * <p>Operations on mere bits do not vote. Locals that nothing else decides take the shape of those that such operations
 * connect them with.
 */
final class ShapeSelection {

    private static final VectorRules RULES = VectorRules.of(VectorTarget.SCALAR);
    private static final int LOOP_WEIGHT = 8;
    private static final int MAX_WEIGHT = LOOP_WEIGHT * LOOP_WEIGHT * LOOP_WEIGHT;
    /** How often shapes are passed on through operations on bits. */
    private static final int ROUNDS = 3;

    private final Map<Local, Local> parents = new HashMap<>();
    private final Map<Local, long[]> votes = new HashMap<>();
    /** Assignments whose values have no shape of their own. */
    private final List<Statement.SetLocal> undecided = new ArrayList<>();
    private final NaturalShapes known = new NaturalShapes(VectorTarget.SCALAR, this::decided);

    private ShapeSelection() {}

    /** The shapes of all vectors. */
    static Map<Local, VectorShape> of(IrFunction function, VectorTarget target) {
        if (target == VectorTarget.VECTOR) {
            return function.locals().stream()
                    .filter(local -> local.type() == PrimitiveType.V128)
                    .collect(Collectors.toMap(local -> local, local -> VectorShape.WHOLE));
        }
        var selection = new ShapeSelection();
        selection.list(function.body(), 1);
        for (int round = 0; round < ROUNDS; round++) {
            selection.passOn();
        }
        Map<Local, VectorShape> result = new HashMap<>();
        for (Local local : function.locals()) {
            if (local.type() == PrimitiveType.V128) {
                VectorShape shape = selection.decided(local);
                result.put(local, shape == null ? VectorShape.I64X2 : shape);
            }
        }
        return result;
    }

    private void list(List<Statement> statements, int weight) {
        for (Statement statement : statements) {
            statement(statement, weight);
            if (statement instanceof Statement.Loop loop) {
                list(loop.body(), Math.min(weight * LOOP_WEIGHT, MAX_WEIGHT));
            } else if (statement instanceof Statement.If branch) {
                list(branch.then(), weight);
                list(branch.otherwise(), weight);
            } else if (statement instanceof Statement.Try attempt) {
                list(attempt.body(), weight);
                list(attempt.handler(), weight);
            }
        }
    }

    private void statement(Statement statement, int weight) {
        for (Expression operand : statement.operands()) {
            uses(operand, weight);
        }
        if (statement instanceof Statement.SetLocal set && set.local().type() == PrimitiveType.V128) {
            assign(set, set.value(), weight);
        } else if (statement instanceof Statement.SetLocals set) {
            for (Local local : set.locals()) {
                vote(local, VectorShape.I64X2, weight);
            }
        }
    }

    private void assign(Statement.SetLocal set, Expression value, int weight) {
        if (value instanceof LocalGet get) {
            unite(get.local(), set.local());
        } else if (value instanceof Expression.Select select) {
            assign(set, select.ifTrue(), weight);
            assign(set, select.ifFalse(), weight);
        } else if (value instanceof Vector vector && RULES.of(vector.op()) == null) {
            undecided.add(set);
        } else {
            VectorShape shape = known.of(value, null);
            if (shape != null) {
                vote(set.local(), shape, weight);
            }
        }
    }

    /** Votes for the locals that an expression uses as operands. */
    private void uses(Expression expression, int weight) {
        if (expression instanceof Vector vector && RULES.of(vector.op()) != null) {
            VectorShape shape = RULES.of(vector.op()).operands();
            for (Expression operand : vector.operands()) {
                if (operand instanceof LocalGet get) {
                    vote(get.local(), shape, weight);
                }
            }
        }
        for (Expression operand : expression.operands()) {
            uses(operand, weight);
        }
    }

    private void vote(Local local, VectorShape shape, int weight) {
        if (local.type() == PrimitiveType.V128) {
            votes.computeIfAbsent(root(local), key -> new long[VectorShape.values().length])[shape.ordinal()] += weight;
        }
    }

    private Local root(Local local) {
        Local root = local;
        while (parents.containsKey(root)) {
            root = parents.get(root);
        }
        // Shortens the way for the next time.
        Local next = local;
        while (!next.equals(root)) {
            Local parent = parents.put(next, root);
            next = parent;
        }
        return root;
    }

    private void unite(Local one, Local other) {
        Local root = root(one);
        Local joined = root(other);
        if (root.equals(joined)) {
            return;
        }
        parents.put(joined, root);
        long[] more = votes.remove(joined);
        if (more != null) {
            long[] all = votes.computeIfAbsent(root, key -> new long[more.length]);
            for (int i = 0; i < all.length; i++) {
                all[i] += more[i];
            }
        }
    }

    private VectorShape decided(Local local) {
        long[] counts = votes.get(root(local));
        if (counts == null) {
            return null;
        }
        VectorShape best = VectorShape.I64X2;
        for (VectorShape shape : VectorShape.values()) {
            if (counts[shape.ordinal()] > counts[best.ordinal()]) {
                best = shape;
            }
        }
        return best;
    }

    private void passOn() {
        for (Statement.SetLocal set : undecided) {
            VectorShape target = decided(set.local());
            if (target == null) {
                VectorShape shape = known.of(set.value(), null);
                if (shape != null) {
                    vote(set.local(), shape, 1);
                }
            } else {
                operands(set.value(), target);
            }
        }
    }

    /** The operands of an operation on bits take its shape, if they have none. */
    private void operands(Expression value, VectorShape shape) {
        if (value instanceof LocalGet get) {
            if (decided(get.local()) == null) {
                vote(get.local(), shape, 1);
            }
        } else if (value instanceof Vector vector && RULES.of(vector.op()) == null) {
            vector.operands().forEach(operand -> operands(operand, shape));
        } else if (value instanceof Expression.Select select) {
            operands(select.ifTrue(), shape);
            operands(select.ifFalse(), shape);
        }
    }
}

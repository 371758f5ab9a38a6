package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.BinaryOp;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.Binary;
import dev.wasm2jar.compiler.ir.Expression.I32Const;
import dev.wasm2jar.compiler.ir.Expression.LocalGet;
import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.MemoryExpression;
import dev.wasm2jar.compiler.ir.MemoryStatement;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Statement.Loop;
import dev.wasm2jar.compiler.ir.Statement.SetLocal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is in a loop. */
final class LoopContents {

    /** Larger steps are no array elements. */
    private static final int MAX_STEP = 1 << 16;
    /** In longer loops the checks weigh less than what it takes to get into the unrolled ones and out again. */
    private static final int MAX_ACCESSES = 12;

    private final Loop loop;
    private final Map<Local, Integer> assignments = new HashMap<>();
    /** Locals whose sums are addresses. */
    private final Set<Local> terms = new HashSet<>();
    private final List<Expression> addresses = new ArrayList<>();
    /** Where branches lead that stay in the loop. */
    private final Set<Label> labels = new HashSet<>();
    private boolean nestsOrCalls;
    private int branchesToHead;

    LoopContents(Loop loop) {
        this.loop = loop;
        labels.add(loop.head());
        Traversal.statements(loop.body(), this::scan);
    }

    private void scan(Statement statement) {
        if (statement instanceof MemoryStatement.Store store) {
            address(store.address());
        }
        if (statement instanceof Statement.Mark mark) {
            labels.add(mark.label());
        }
        Traversal.assigned(statement, this::assigned);
        nestsOrCalls |= statement instanceof Loop || statement instanceof Statement.Try;
        Traversal.expressions(statement, expression -> {
            if (expression instanceof MemoryExpression.Load load) {
                address(load.address());
            }
            nestsOrCalls |= expression instanceof Expression.Effect;
        });
        Traversal.targets(statement, label -> branchesToHead += label.equals(loop.head()) ? 1 : 0);
    }

    private void address(Expression address) {
        addresses.add(address);
        addTerms(address, terms);
    }

    private void assigned(Local local) {
        assignments.merge(local, 1, Integer::sum);
    }

    /** The locals that a sum is made of. */
    private static void addTerms(Expression sum, Set<Local> to) {
        if (sum instanceof LocalGet get) {
            to.add(get.local());
        } else if (sum instanceof Binary binary
                && (binary.op() == BinaryOp.I32_ADD || binary.op() == BinaryOp.I32_SUB)) {
            addTerms(binary.left(), to);
            addTerms(binary.right(), to);
        }
    }

    /** Innermost, without calls, and with one way to the next iteration. */
    boolean areSimple() {
        return !nestsOrCalls && branchesToHead == 1;
    }

    /** Whether there are some accesses, but not very many, and most of them go over memory step by step. */
    boolean accessMostlyInOrder() {
        Set<Local> sums = sums();
        long inOrder = addresses.stream().filter(address -> isSum(address, sums)).count();
        return addresses.size() <= MAX_ACCESSES && inOrder * 2 > addresses.size();
    }

    /** Whether the loop goes over two ranges and ends where they differ. */
    boolean comparesRanges() {
        Set<Local> sums = sums();
        Map<Local, Integer> loads = new HashMap<>();
        var comparisons = new ArrayList<Statement>();
        Traversal.statements(loop.body(), statement -> {
            int parts = loadsInOrder(statement.operands(), sums, loads);
            if (statement instanceof SetLocal set) {
                loads.merge(set.local(), parts, Math::max);
            } else if (parts > 1) {
                comparisons.add(statement);
            }
        });
        return comparisons.stream().anyMatch(this::leaves);
    }

    /** How many values that are loaded step by step the expressions are made of; two is many. */
    private int loadsInOrder(List<Expression> expressions, Set<Local> sums, Map<Local, Integer> locals) {
        int loads = 0;
        for (Expression expression : expressions) {
            if (expression instanceof MemoryExpression.Load load
                    && isSum(load.address(), sums)
                    && !isSum(load.address(), Set.of())) {
                loads++;
            } else if (expression instanceof LocalGet get) {
                loads += locals.getOrDefault(get.local(), 0);
            } else {
                loads += loadsInOrder(expression.operands(), sums, locals);
            }
        }
        return Math.min(loads, 2);
    }

    /** Whether a branch leaves the loop, or what it leads to if it is an {@code If}. */
    private boolean leaves(Statement branch) {
        List<Statement> nested = new ArrayList<>();
        Set<Label> targets = new HashSet<>();
        Traversal.statements(List.of(branch), statement -> {
            nested.add(statement);
            Traversal.targets(statement, targets::add);
        });
        return !labels.containsAll(targets) || nested.stream().anyMatch(Statement.Return.class::isInstance);
    }

    /** Counters, and locals that are sums of them and of what the loop does not change. */
    private Set<Local> sums() {
        Set<Local> sums = new HashSet<>(steps().keySet());
        Traversal.statements(loop.body(), statement -> {
            if (statement instanceof SetLocal set && isSum(set.value(), sums)) {
                sums.add(set.local());
            }
        });
        return sums;
    }

    private boolean isSum(Expression expression, Set<Local> sums) {
        if (expression instanceof LocalGet get) {
            return sums.contains(get.local()) || isInvariant(get);
        }
        return expression instanceof I32Const
                || expression instanceof Binary binary
                        && (binary.op() == BinaryOp.I32_ADD || binary.op() == BinaryOp.I32_SUB)
                        && isSum(binary.left(), sums)
                        && isSum(binary.right(), sums);
    }

    boolean isInvariant(Expression expression) {
        return expression instanceof I32Const
                || expression instanceof LocalGet get && !assignments.containsKey(get.local());
    }

    /** By how much every iteration changes the local, if it is by a constant and exactly once; otherwise 0. */
    int step(Local local) {
        return steps().getOrDefault(local, 0);
    }

    /** By how much every iteration changes those locals that are terms of addresses. */
    Map<Local, Integer> addressSteps() {
        Map<Local, Integer> steps = steps();
        // An address may have been computed into a local before.
        Traversal.statements(loop.body(), statement -> {
            if (statement instanceof SetLocal set && terms.contains(set.local()) && !steps.containsKey(set.local())) {
                addTerms(set.value(), terms);
            }
        });
        steps.keySet().retainAll(terms);
        return steps;
    }

    private Map<Local, Integer> steps() {
        Map<Local, Integer> steps = new LinkedHashMap<>();
        List<Statement> body = loop.body();
        // From the end: a mark there may be the target of a branch around what comes before it.
        for (int i = body.size() - 2; i >= 0 && !(body.get(i) instanceof Statement.Mark); i--) {
            if (body.get(i) instanceof SetLocal set
                    && set.local().type() == PrimitiveType.I32
                    && assignments.get(set.local()) == 1) {
                int step = step(set.local(), set.value());
                if (step > -MAX_STEP && step < MAX_STEP && step != 0) {
                    steps.put(set.local(), step);
                }
            }
        }
        return steps;
    }

    private static int step(Local local, Expression value) {
        if (value instanceof Binary binary
                && binary.left().equals(new LocalGet(local))
                && binary.right() instanceof I32Const constant) {
            return switch (binary.op()) {
                case I32_ADD -> constant.value();
                case I32_SUB -> -constant.value();
                default -> 0;
            };
        }
        return 0;
    }
}

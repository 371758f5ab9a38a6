package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.I32Const;
import dev.wasm2jar.compiler.ir.Expression.LocalGet;
import dev.wasm2jar.compiler.ir.Expression.Select;
import dev.wasm2jar.compiler.ir.Expression.Unary;
import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.MemoryStatement;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Statement.Branch;
import dev.wasm2jar.compiler.ir.Statement.BranchIf;
import dev.wasm2jar.compiler.ir.Statement.If;
import dev.wasm2jar.compiler.ir.Statement.Line;
import dev.wasm2jar.compiler.ir.Statement.Loop;
import dev.wasm2jar.compiler.ir.Statement.Mark;
import dev.wasm2jar.compiler.ir.Statement.SetLocal;
import dev.wasm2jar.compiler.ir.Statement.Switch;
import dev.wasm2jar.compiler.ir.Statement.Try;
import dev.wasm2jar.compiler.ir.UnaryOp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The body of a loop that chooses by the value of a local what it does next, as a list of statements without nested ones
 * that labels in it lead to.
 */
final class StateCode {

    private static final int LONGEST = 300;
    private static final int FEWEST_TARGETS = 3;

    private final FreshNames names;
    private final List<Statement> statements = new ArrayList<>();
    private final Map<Label, Integer> positions = new HashMap<>();
    /** The line that the statement at a position is of, or 0. */
    private final List<Integer> lines = new ArrayList<>();
    private final Set<Integer> targets = new HashSet<>();
    /** The locals that the choice depends on. */
    private final Set<Local> states = new HashSet<>();
    /** The states that may be read from a position on, before they are assigned. */
    private final List<Set<Local>> live = new ArrayList<>();
    private int line;
    private boolean isFlat = true;

    private StateCode(FreshNames names) {
        this.names = names;
    }

    /** The body of the loop, if constants are assigned to what it switches by. */
    static Optional<StateCode> of(Loop loop, FreshNames names) {
        if (loop.body().stream().noneMatch(StateCode::mayChoose)) {
            return Optional.empty();
        }
        var code = new StateCode(names);
        code.positions.put(loop.head(), 0);
        code.flatten(loop.body());
        if (!code.isFlat || code.statements.size() > LONGEST) {
            return Optional.empty();
        }
        code.findStates();
        if (!code.assignsConstants()) {
            return Optional.empty();
        }
        code.findTargets();
        code.findLive();
        return Optional.of(code);
    }

    private static boolean mayChoose(Statement statement) {
        return statement instanceof Switch || statement instanceof If;
    }

    int size() {
        return statements.size();
    }

    Statement at(int position) {
        return statements.get(position);
    }

    int lineAt(int position) {
        return position < lines.size() ? lines.get(position) : 0;
    }

    /** The position of a label in this code; null if it is elsewhere. */
    Integer position(Label label) {
        return positions.get(label);
    }

    boolean isTarget(int position) {
        return targets.contains(position);
    }

    boolean isState(Local local) {
        return states.contains(local);
    }

    Set<Local> live(int position) {
        return position < live.size() ? live.get(position) : Set.of();
    }

    private void flatten(List<Statement> list) {
        for (Statement statement : list) {
            if (statement instanceof Mark mark) {
                line = 0;
                positions.put(mark.label(), statements.size());
            } else if (statement instanceof If branch && !isSelfContained(branch)) {
                flatten(branch);
            } else if (statement instanceof Loop || statement instanceof Try || statements.size() > LONGEST) {
                isFlat = false;
                return;
            } else {
                add(statement);
                if (statement instanceof Line said) {
                    line = said.number();
                } else if (statement instanceof If) {
                    line = 0;
                }
            }
        }
    }

    private void flatten(If branch) {
        Label otherwise = names.label();
        Label end = names.label();
        add(new BranchIf(new Unary(UnaryOp.I32_EQZ, branch.condition()), otherwise));
        flatten(branch.then());
        add(new Branch(end));
        line = 0;
        positions.put(otherwise, statements.size());
        flatten(branch.otherwise());
        line = 0;
        positions.put(end, statements.size());
    }

    private void add(Statement statement) {
        statements.add(statement);
        lines.add(line);
    }

    /** Whether an {@code if} chooses between statements that neither jump nor assign locals. */
    private static boolean isSelfContained(Statement statement) {
        return statement instanceof If branch
                ? branch.then().stream().allMatch(StateCode::isSelfContained)
                        && branch.otherwise().stream().allMatch(StateCode::isSelfContained)
                : statement instanceof MemoryStatement.Store || statement instanceof Statement.SetGlobal
                        || statement instanceof Line;
    }

    private void findStates() {
        for (Statement statement : statements) {
            if (statement instanceof Switch choice && choice.targets().stream().distinct().count() >= FEWEST_TARGETS) {
                StateValue.local(choice.index()).ifPresent(states::add);
            }
        }
        int before;
        do {
            before = states.size();
            for (Statement statement : statements) {
                if (statement instanceof SetLocal set && states.contains(set.local())) {
                    addSources(set.value());
                }
            }
        } while (states.size() > before);
    }

    private void addSources(Expression value) {
        if (value instanceof LocalGet get) {
            states.add(get.local());
        } else if (value instanceof Select select) {
            addSources(select.ifTrue());
            addSources(select.ifFalse());
        }
    }

    private boolean assignsConstants() {
        Set<Integer> constants = new HashSet<>();
        for (Statement statement : statements) {
            if (statement instanceof SetLocal set && states.contains(set.local())) {
                addConstants(set.value(), constants);
            }
        }
        return constants.size() >= FEWEST_TARGETS;
    }

    private static void addConstants(Expression value, Set<Integer> constants) {
        if (value instanceof I32Const constant) {
            constants.add(constant.value());
        } else if (value instanceof Select select) {
            addConstants(select.ifTrue(), constants);
            addConstants(select.ifFalse(), constants);
        }
    }

    private void findTargets() {
        for (Statement statement : statements) {
            Traversal.targets(statement, label -> {
                Integer position = positions.get(label);
                if (position != null) {
                    targets.add(position);
                }
            });
        }
        targets.add(0);
    }

    private void findLive() {
        for (int i = 0; i <= statements.size(); i++) {
            live.add(new HashSet<>());
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = statements.size() - 1; i >= 0; i--) {
                changed |= live.get(i).addAll(liveBefore(i));
            }
        }
    }

    private Set<Local> liveBefore(int position) {
        Statement statement = statements.get(position);
        Set<Local> result = new HashSet<>();
        if (!statement.isTerminal()) {
            result.addAll(live.get(position + 1));
        }
        Traversal.targets(statement, label -> {
            Integer target = positions.get(label);
            if (target != null) {
                result.addAll(live.get(target));
            }
        });
        Traversal.assigned(statement, result::remove);
        Traversal.statements(List.of(statement), part -> Traversal.expressions(part, expression -> {
            if (expression instanceof LocalGet get && states.contains(get.local())) {
                result.add(get.local());
            }
        }));
        return result;
    }
}

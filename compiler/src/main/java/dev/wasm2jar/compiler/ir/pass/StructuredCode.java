package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Statement.Branch;
import dev.wasm2jar.compiler.ir.Statement.Loop;
import dev.wasm2jar.compiler.ir.Statement.Mark;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts pieces of code that jump to each other in an order such that all jumps go forward, but for those to the heads of
 * loops.
 */
final class StructuredCode {

    private final Label entry;
    private final Map<Label, List<Statement>> pieces;
    private final FreshNames names;
    private final Map<Label, List<Label>> successors = new HashMap<>();
    /** What a jump to a piece goes to: the head of a loop from within, a mark from without. */
    private final Map<Label, Label> heads = new HashMap<>();
    private boolean reducible = true;

    /** @param pieces each ends with a jump or leaves the function */
    StructuredCode(Label entry, Map<Label, List<Statement>> pieces, FreshNames names) {
        this.entry = entry;
        this.pieces = pieces;
        this.names = names;
        pieces.forEach((label, piece) -> {
            Set<Label> found = new LinkedHashSet<>();
            Traversal.statements(piece, statement -> Traversal.targets(statement, found::add));
            found.retainAll(pieces.keySet());
            successors.put(label, List.copyOf(found));
        });
    }

    /** The code as a list; nothing if some loop has several entries. */
    Optional<List<Statement>> list() {
        List<Statement> result = new ArrayList<>();
        region(new Components(pieces.keySet()).from(entry), pieces.keySet(), entry, result);
        return reducible ? Optional.of(withoutNeedlessJumps(result)) : Optional.empty();
    }

    /**
     * Adds pieces in order; jumps among them, but not to open loops, are what counts.
     *
     * @param components the pieces: single ones and those of loops
     * @param around these, and what leads to them
     */
    private void region(List<Set<Label>> components, Set<Label> around, Label first, List<Statement> result) {
        for (Set<Label> component : components) {
            Label head = component.iterator().next();
            if (component.size() == 1 && !successors.get(head).contains(head)) {
                result.add(new Mark(head));
                piece(head, result);
            } else {
                loop(component, around, first, result);
            }
        }
    }

    private void loop(Set<Label> component, Set<Label> around, Label first, List<Statement> result) {
        Set<Label> entries = new HashSet<>();
        for (Label label : around) {
            if (!component.contains(label)) {
                entries.addAll(successors.get(label));
            }
        }
        entries.retainAll(component);
        if (component.contains(first)) {
            entries.add(first);
        }
        if (entries.size() != 1) {
            reducible = false;
            return;
        }
        Label head = entries.iterator().next();
        Label again = names.label();
        heads.put(head, again);
        List<Statement> body = new ArrayList<>();
        piece(head, body);
        Set<Label> rest = new HashSet<>(component);
        rest.remove(head);
        region(new Components(rest).fromSuccessorsOf(head), component, head, body);
        heads.remove(head);
        result.add(new Mark(head));
        result.add(new Loop(again, body));
    }

    private void piece(Label label, List<Statement> result) {
        for (Statement statement : pieces.get(label)) {
            result.add(renamed(statement));
        }
    }

    private Label renamed(Label label) {
        return heads.getOrDefault(label, label);
    }

    private Statement renamed(Statement statement) {
        Statement renamed = Rewriting.withTargets(statement, this::renamed);
        return Rewriting.withLists(renamed, list -> list.stream().map(this::renamed).toList());
    }

    private static List<Statement> withoutNeedlessJumps(List<Statement> list) {
        List<Statement> result = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Statement statement = list.get(i);
            boolean needless = statement instanceof Branch branch && i + 1 < list.size()
                    && list.get(i + 1).equals(new Mark(branch.target()));
            if (!needless) {
                result.add(statement instanceof Loop loop
                        ? new Loop(loop.head(), withoutNeedlessJumps(loop.body()))
                        : statement);
            }
        }
        return result;
    }

    /** Tarjan's algorithm; what a piece jumps to at its end comes right after it if possible. */
    private final class Components {

        private final Set<Label> region;
        private final Map<Label, Integer> numbers = new HashMap<>();
        private final Map<Label, Integer> lowest = new HashMap<>();
        private final Deque<Label> stack = new ArrayDeque<>();
        private final Deque<Set<Label>> found = new ArrayDeque<>();

        Components(Set<Label> region) {
            this.region = region;
        }

        List<Set<Label>> from(Label first) {
            visit(first);
            return List.copyOf(found);
        }

        List<Set<Label>> fromSuccessorsOf(Label head) {
            for (Label next : successors.get(head)) {
                if (region.contains(next) && !numbers.containsKey(next)) {
                    visit(next);
                }
            }
            return List.copyOf(found);
        }

        private void visit(Label label) {
            int number = numbers.size();
            numbers.put(label, number);
            lowest.put(label, number);
            stack.push(label);
            for (Label next : successors.get(label)) {
                if (!region.contains(next)) {
                    continue;
                }
                if (!numbers.containsKey(next)) {
                    visit(next);
                    lowest.merge(label, lowest.get(next), Math::min);
                } else if (stack.contains(next)) {
                    lowest.merge(label, numbers.get(next), Math::min);
                }
            }
            if (lowest.get(label) == number) {
                Set<Label> component = new LinkedHashSet<>();
                Label member;
                do {
                    member = stack.pop();
                    component.add(member);
                } while (!member.equals(label));
                found.push(component);
            }
        }
    }
}

package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Statement.If;
import dev.wasm2jar.compiler.ir.Statement.Loop;
import dev.wasm2jar.compiler.ir.Statement.Return;
import dev.wasm2jar.compiler.ir.Statement.Try;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes items of statements. */
final class ItemFactory {

    private final CodeSize sizes;
    /** Where a return goes, once it is no longer in the body of the function: a label like others. */
    private final Label returnLabel;

    ItemFactory(CodeSize sizes, Label returnLabel) {
        this.sizes = sizes;
        this.returnLabel = returnLabel;
    }

    /** A statement that nests no others. */
    Item plain(Statement statement) {
        int size = sizes.withoutNested(statement);
        if (statement instanceof Return results) {
            // In a piece it stores the results to the frame and branches.
            size += results.operands().size() * Costs.FRAME_SET + Costs.JUMP;
            return new Item(statement, size, Set.of(returnLabel), false);
        }
        if (statement instanceof Statement.Switch) {
            Set<Label> exits = new HashSet<>();
            Traversal.targets(statement, exits::add);
            return new Item(statement, size, exits, false);
        }
        Set<Label> exits = Set.of();
        if (statement instanceof Statement.Branch branch) {
            exits = Set.of(branch.target());
        } else if (statement instanceof Statement.BranchIf branch) {
            exits = Set.of(branch.target());
        }
        return new Item(statement, size, exits, !statement.isTerminal());
    }

    Item loop(Label head, List<Item> body) {
        Set<Label> exits = Item.exits(body);
        exits.remove(head);
        Loop loop = new Loop(head, Item.statements(body));
        return new Item(loop, sizes.withoutNested(loop) + Item.size(body), exits, Item.falls(body));
    }

    /** @param original of which the lists have been made items */
    Item attempt(Try original, List<Item> body, List<Item> handler) {
        Set<Label> exits = Item.exits(body);
        exits.addAll(Item.exits(handler));
        Try attempt = new Try(Item.statements(body), original.caught(), Item.statements(handler));
        int size = sizes.withoutNested(attempt) + Item.size(body) + Item.size(handler);
        return new Item(attempt, size, exits, Item.falls(body) || Item.falls(handler));
    }

    Item branching(If original, List<Item> then, List<Item> otherwise) {
        Set<Label> exits = Item.exits(then);
        exits.addAll(Item.exits(otherwise));
        If branching = new If(original.condition(), Item.statements(then), Item.statements(otherwise));
        int size = sizes.withoutNested(branching) + Item.size(then) + Item.size(otherwise);
        return new Item(branching, size, exits, Item.falls(then) || Item.falls(otherwise));
    }
}

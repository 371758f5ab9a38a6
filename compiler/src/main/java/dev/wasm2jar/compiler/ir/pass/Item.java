package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A statement of a list that is to be cut, with what cutting needs to know of it.
 *
 * @param size bound of its code, nested statements included
 * @param exits the labels outside of the statement that it, or a statement nested in it, branches to
 * @param falls whether control can reach the next statement of the list without a branch
 * @param line of the source file, or 0 if it is not known; {@link Lines} makes statements of them again
 */
record Item(Statement statement, int size, Set<Label> exits, boolean falls, int line) {

    /** Of no line. */
    Item(Statement statement, int size, Set<Label> exits, boolean falls) {
        this(statement, size, exits, falls, 0);
    }

    Item atLine(int newLine) {
        return new Item(statement, size, exits, falls, newLine);
    }

    boolean isMark() {
        return statement instanceof Statement.Mark;
    }

    /** The label of a mark; null for other statements. */
    Label mark() {
        return statement instanceof Statement.Mark mark ? mark.label() : null;
    }

    static int size(List<Item> items) {
        int size = 0;
        for (Item item : items) {
            size += item.size;
        }
        return size;
    }

    /** The labels outside of the list that it branches to. */
    static Set<Label> exits(List<Item> items) {
        Set<Label> exits = new HashSet<>();
        for (Item item : items) {
            exits.addAll(item.exits);
        }
        for (Item item : items) {
            if (item.isMark()) {
                exits.remove(item.mark());
            }
        }
        return exits;
    }

    /** Whether control can reach the end of the list, which has no unreachable items. */
    static boolean falls(List<Item> items) {
        return items.isEmpty() || items.get(items.size() - 1).falls;
    }

    static List<Statement> statements(List<Item> items) {
        var result = new ArrayList<Statement>(items.size());
        var lines = new Lines(result);
        for (Item item : items) {
            lines.before(item);
            result.add(item.statement);
        }
        return result;
    }
}

package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Statement.Loop;
import dev.wasm2jar.compiler.ir.Statement.Mark;
import dev.wasm2jar.compiler.ir.Statement.Try;
import java.util.List;
import java.util.Set;

/**
 * A part of the arms of an interpreter from where control may enter, at marks, to the next such place.
 *
 * @param labels of the marks that it begins with
 * @param exits the labels outside of it that it branches to
 * @param size bound of its code in a piece, which may be entered and left wherever the section is
 * @param isDispatched whether the dispatch leads to it
 */
record ArmSection(List<Item> items, List<Label> labels, Set<Label> exits, int size, boolean isDispatched) {

    static ArmSection of(List<Item> items, Set<Label> dispatched) {
        List<Label> labels = items.stream().takeWhile(Item::isMark).map(Item::mark).toList();
        boolean isDispatched = labels.stream().anyMatch(dispatched::contains);
        return new ArmSection(items, labels, Item.exits(items), PieceFactory.sizeWithEntries(items), isDispatched);
    }

    boolean falls() {
        return Item.falls(items);
    }

    /** Whether statements nested in it have labels, of loops or marks: then it cannot be copied. */
    boolean hasNestedLabels() {
        int[] marks = {0};
        boolean[] nests = {false};
        Traversal.statements(items.stream().map(Item::statement).toList(), statement -> {
            marks[0] += statement instanceof Mark ? 1 : 0;
            nests[0] |= statement instanceof Loop || statement instanceof Try;
        });
        return nests[0] || marks[0] > labels.size();
    }
}

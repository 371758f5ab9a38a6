package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Label;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Consecutive items of a list that become one piece.
 *
 * @param entries the places where it can be entered, in the order of their numbers: the label of a mark, or null for its
 *     first item
 * @param exits the labels outside of the range that it branches to
 */
record Range(List<Item> items, List<Label> entries, Set<Label> exits) {

    /** Marks the first item in {@link #entries}. */
    static final Label START = null;

    /**
     * @param from index of the first item
     * @param to index after the last item
     * @param sources the items that branch to a label
     */
    static Range of(List<Item> all, int from, int to, Map<Label, Sources> sources) {
        List<Item> items = List.copyOf(all.subList(from, to));
        List<Label> entries = new ArrayList<>();
        Set<Label> exits = new LinkedHashSet<>();
        for (Item item : items) {
            if (item.isMark()) {
                exits.remove(item.mark());
                if (sources.containsKey(item.mark()) && sources.get(item.mark()).isAnyOutside(from, to)) {
                    entries.add(item.mark());
                }
            }
            exits.addAll(item.exits());
        }
        boolean reached = from == 0 || all.get(from - 1).falls();
        boolean beginsWithEntry = !entries.isEmpty() && entries.get(0).equals(items.get(0).mark());
        if (reached && !beginsWithEntry) {
            entries.add(0, START);
        }
        return new Range(items, entries, exits);
    }

    int size() {
        return Item.size(items);
    }

    boolean falls() {
        return Item.falls(items);
    }
}

package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Expression.CallPiece;
import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.LocalNumbers;
import dev.wasm2jar.compiler.ir.Statement.SetLocal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds where to cut a list: ranges of about the wanted size that begin at marks, if possible, and have few locals that
 * are used on both sides of a border.
 */
final class Partitioner {

    /** What a border costs, in bytes, for every local that is used on both sides. */
    private static final int PER_CROSSING_LOCAL = 8;
    /** What it costs when control crosses it without a jump. */
    private static final int FALLING = 6;
    /** Arms of switches begin with marks: prefer to keep them whole. */
    private static final int NOT_AT_MARK = 16;
    /** A mark belongs to what follows it, a dispatch on the exit of a piece to its call. */
    private static final int TORN = 200;

    private final List<Item> items;
    private final int aim;
    private final Map<Label, Sources> sources = new HashMap<>();
    private final int[] crossings;

    Partitioner(List<Item> items, int aim) {
        this.items = items;
        this.aim = aim;
        for (int i = 0; i < items.size(); i++) {
            for (Label label : items.get(i).exits()) {
                sources.merge(label, new Sources(i, i), Sources::join);
            }
        }
        this.crossings = countCrossings();
    }

    /** One range of all items between two indices. */
    Range range(int from, int to) {
        return Range.of(items, from, to, sources);
    }

    /** Ranges that cover the items from one index to another. */
    List<Range> ranges(int from, int to) {
        List<Range> ranges = new ArrayList<>();
        int start = from;
        for (int end : ends(from, to)) {
            ranges.add(range(start, end));
            start = end;
        }
        return ranges;
    }

    /** Where ranges that cover the items from one index to another end. */
    List<Integer> ends(int from, int to) {
        List<Integer> ends = new ArrayList<>();
        int start = from;
        while (start < to) {
            start = end(start, to);
            ends.add(start);
        }
        return ends;
    }

    private int end(int from, int to) {
        Set<Label> exits = new HashSet<>();
        int size = 0;
        int best = -1;
        int bestPenalty = Integer.MAX_VALUE;
        for (int i = from; i < to; i++) {
            Item item = items.get(i);
            if (item.isMark()) {
                exits.remove(item.mark());
                size += Costs.SWITCH_TARGET;
            }
            exits.addAll(item.exits());
            size += item.size();
            int cost = size + exits.size() * PieceFactory.EXIT;
            if (cost > aim && i > from) {
                return best > from ? best : i;
            }
            int border = i + 1;
            if (cost >= aim / 2 && border < to && penalty(border) <= bestPenalty) {
                best = border;
                bestPenalty = penalty(border);
            }
        }
        return to;
    }

    private int penalty(int border) {
        Item before = items.get(border - 1);
        int penalty = crossings[border] * PER_CROSSING_LOCAL;
        if (before.falls()) {
            penalty += FALLING;
        }
        if (!items.get(border).isMark()) {
            penalty += NOT_AT_MARK;
        }
        if (before.isMark()
                || before.statement() instanceof SetLocal set && set.value() instanceof CallPiece) {
            penalty += TORN;
        }
        return penalty;
    }

    /** For every border, how many locals are mentioned both before and after it. */
    private int[] countCrossings() {
        var last = new LocalNumbers();
        int[] changes = new int[items.size() + 1];
        for (int i = 0; i < items.size(); i++) {
            int index = i;
            Consumer<Local> mention = local -> {
                int before = last.get(local);
                last.put(local, index);
                if (before != LocalNumbers.NONE && before < index) {
                    changes[before + 1]++;
                    changes[index + 1]--;
                }
            };
            Traversal.statements(
                    List.of(items.get(i).statement()), statement -> Traversal.locals(statement, mention));
        }
        for (int i = 1; i < changes.length; i++) {
            changes[i] += changes[i - 1];
        }
        return changes;
    }
}

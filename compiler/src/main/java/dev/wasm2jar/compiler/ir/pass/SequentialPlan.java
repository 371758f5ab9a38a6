package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Statement.Switch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Decides which parts of a list become pieces when the list keeps its order of control. */
final class SequentialPlan {

    /** A switch to so many marks of its own list is a dispatch, which stays in the driver if possible. */
    private static final int DISPATCH_TARGETS = 4;
    /** Ranges below this size are not worth a call. */
    private static final int TRIVIAL = 60;
    /** What a call of a piece leaves in the driver, and what it adds for each entry and exit. */
    private static final int CALL = 50;
    private static final int PER_ENTRY = 15;
    private static final int PER_EXIT = 10;

    /** Consecutive items, which can be made a piece if there is a range. */
    private record Part(int from, int to, Optional<Range> range) {}

    private final List<Item> items;
    private final Partitioner partitioner;
    private final List<Part> parts = new ArrayList<>();
    private boolean hasDispatch;
    private OptionalInt dispatch = OptionalInt.empty();
    private int epilogue;

    /** @param prologue the size up to which what comes before a dispatch stays with it: it runs as often */
    SequentialPlan(List<Item> items, Partitioner partitioner, int prologue) {
        this.items = items;
        this.partitioner = partitioner;
        Set<Label> marks = new HashSet<>();
        for (Item item : items) {
            if (item.isMark()) {
                marks.add(item.mark());
            }
        }
        int from = 0;
        int most = 0;
        for (int i = 0; i < items.size(); i++) {
            if (isDispatch(items.get(i), marks)) {
                hasDispatch = true;
                int targets = targets(items.get(i), marks);
                if (targets > most && Item.size(items.subList(0, i)) <= prologue) {
                    most = targets;
                    dispatch = OptionalInt.of(i);
                }
                addRun(from, i, prologue);
                keep(i, i + 1);
                from = i + 1;
            }
        }
        epilogue = epilogue(prologue);
        addRun(from, epilogue, TRIVIAL);
        if (epilogue < items.size()) {
            keep(epilogue, items.size());
        }
    }

    /** Where the last mark is, if what comes after it is small and most arms of a dispatch before it lead there. */
    private int epilogue(int most) {
        int last = items.size() - 1;
        int size = 0;
        while (last >= 0 && !items.get(last).isMark()) {
            size += items.get(last--).size();
        }
        if (dispatch.isEmpty() || last <= dispatch.getAsInt() || size > most) {
            return items.size();
        }
        Label label = items.get(last).mark();
        long sources = items.stream().filter(item -> item.exits().contains(label)).count();
        return sources >= DISPATCH_TARGETS ? last : items.size();
    }

    private static boolean isDispatch(Item item, Set<Label> marks) {
        return item.statement() instanceof Switch && targets(item, marks) >= DISPATCH_TARGETS;
    }

    private static int targets(Item item, Set<Label> marks) {
        return (int) item.exits().stream().filter(marks::contains).count();
    }

    private void addRun(int from, int to, int kept) {
        if (Item.size(items.subList(from, to)) < kept) {
            keep(from, to);
            return;
        }
        int start = from;
        for (int end : partitioner.ends(from, to)) {
            if (Item.size(items.subList(start, end)) < TRIVIAL) {
                keep(start, end);
            } else {
                parts.add(new Part(start, end, Optional.of(partitioner.range(start, end))));
            }
            start = end;
        }
    }

    private void keep(int from, int to) {
        parts.add(new Part(from, to, Optional.empty()));
    }

    /** Where the switch with the most targets in the list is, if what comes before it is small enough to stay with it. */
    OptionalInt dispatch() {
        return dispatch;
    }

    /** Where the items begin that all arms of the dispatch lead to and that stay with it; where the list ends if none are. */
    int epilogue() {
        return epilogue;
    }

    /**
     * Which ranges to make pieces of, best first: the largest ones, until the driver is not larger than {@code room}; all
     * of them. All arms of a dispatch become pieces in any case, because a small driver is what makes an interpreter's
     * loop fast.
     */
    List<Set<Range>> choices(int size, int room) {
        List<Range> ranges = parts.stream().flatMap(part -> part.range().stream()).toList();
        Set<Range> all = identitySet(ranges);
        if (hasDispatch) {
            return List.of(all);
        }
        List<Range> largestFirst = ranges.stream()
                .sorted(Comparator.comparingInt(Range::size).reversed())
                .toList();
        int chosen = 0;
        int expected = size;
        while (chosen < ranges.size() && expected > room) {
            Range range = largestFirst.get(chosen++);
            int left = CALL + range.entries().size() * PER_ENTRY + range.exits().size() * PER_EXIT;
            expected -= range.size() - left;
        }
        if (chosen == ranges.size()) {
            return List.of(all);
        }
        return List.of(identitySet(largestFirst.subList(0, chosen)), all);
    }

    /** Ranges are large: comparing their contents would take long. */
    private static Set<Range> identitySet(List<Range> ranges) {
        Set<Range> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.addAll(ranges);
        return set;
    }

    Cut cut(Set<Range> chosen, SequentialDriver driver) {
        for (Part part : parts) {
            if (part.range().filter(chosen::contains).isPresent()) {
                driver.call(part.range().get());
            } else {
                items.subList(part.from(), part.to()).forEach(driver::keep);
            }
        }
        return driver.finish();
    }
}

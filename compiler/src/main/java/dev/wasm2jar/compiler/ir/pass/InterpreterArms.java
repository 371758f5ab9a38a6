package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Statement.Branch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Gathers what each arm of an interpreter consists of, so that it runs in one piece. Compilers put code that several places of
 * an arm lead to behind all arms of the same block, and share code between arms.
 *
 * <p>A {@linkplain ArmSection section} that one arm alone leads to belongs to that arm; a short one belongs to each arm that
 * leads to it, as a copy; those that the dispatch leads to, and what else is shared, begin arms of their own. A short arm that
 * leads to just one other becomes a part of that.
 */
final class InterpreterArms {

    /** The size up to which a section is short, and copied. */
    private static final int SHORT = 150;
    /** The size up to which all copies of a longer one together are worth it. */
    private static final int COPIES = 800;
    /** What part of all code may be copies. */
    private static final int COPIED_SHARE = 4;

    private final List<ArmSection> sections = new ArrayList<>();
    /** The section that begins with a label. */
    private final Map<Label, Integer> places = new HashMap<>();
    private final int most;
    /** For each section the arms that it belongs to, by the number of the section that they begin with. */
    private final List<Set<Integer>> arms = new ArrayList<>();
    /** The size of the arm that begins with a section. */
    private final int[] sizes;
    /** The room for more copies. */
    private int room;

    /**
     * @param list all arms, without what is not reachable; control does not fall into it
     * @param dispatched the labels that the dispatch leads to
     * @param most the size up to which sections are gathered; single ones may be larger
     */
    InterpreterArms(List<Item> list, Set<Label> dispatched, int most) {
        this.most = most;
        int start = 0;
        for (int i = 1; i <= list.size(); i++) {
            if (i == list.size() || list.get(i).isMark() && !list.get(i - 1).isMark()) {
                ArmSection section = ArmSection.of(list.subList(start, i), dispatched);
                section.labels().forEach(label -> places.put(label, sections.size()));
                sections.add(section);
                start = i;
            }
        }
        this.sizes = new int[sections.size()];
        this.room = Item.size(list) / COPIED_SHARE;
        gather();
        joinShort();
    }

    /** Branches go forward, so all that leads to a section comes before it. */
    private void gather() {
        List<Set<Integer>> leading = leading();
        for (int i = 0; i < sections.size(); i++) {
            Set<Integer> of = candidates(i, leading.get(i));
            int size = sections.get(i).size();
            boolean fits = of.stream().allMatch(arm -> sizes[arm] + size <= most);
            arms.add(fits && !of.isEmpty() ? of : Set.of(i));
            arms.get(i).forEach(arm -> sizes[arm] += size);
            room -= size * (arms.get(i).size() - 1);
        }
    }

    /** The arms that a section may belong to; none if it begins one. */
    private Set<Integer> candidates(int number, Set<Integer> leading) {
        ArmSection section = sections.get(number);
        if (section.isDispatched()) {
            Set<Integer> before = number > 0 && sections.get(number - 1).falls() ? arms.get(number - 1) : Set.of();
            return before.size() == 1 ? before : Set.of();
        }
        Set<Integer> of = new TreeSet<>();
        leading.forEach(each -> of.addAll(arms.get(each)));
        int copies = section.size() * (of.size() - 1);
        boolean isCopied = (section.size() <= SHORT || copies <= COPIES) && copies <= room;
        return of.size() == 1 || isCopied && !leavesList(number) && !section.hasNestedLabels() ? of : Set.of();
    }

    private boolean isLast(int section) {
        return section == sections.size() - 1;
    }

    /** Whether control falls out of the list there, which must end with it then. */
    private boolean leavesList(int section) {
        return isLast(section) && sections.get(section).falls();
    }

    /** For each section, those that lead to it. */
    private List<Set<Integer>> leading() {
        List<Set<Integer>> leading = new ArrayList<>();
        sections.forEach(section -> leading.add(new HashSet<>()));
        for (int i = 0; i < sections.size(); i++) {
            for (int next : following(i)) {
                leading.get(next).add(i);
            }
        }
        return leading;
    }

    /** The sections that one leads to. */
    private Set<Integer> following(int number) {
        ArmSection section = sections.get(number);
        Set<Integer> following = new HashSet<>();
        for (Label label : section.exits()) {
            if (places.containsKey(label)) {
                following.add(places.get(label));
            }
        }
        if (section.falls() && !isLast(number)) {
            following.add(number + 1);
        }
        return following;
    }

    /** From the last arm on, so that those that lead to each other one after the other become one. */
    private void joinShort() {
        for (int i = sections.size() - 2; i >= 0; i--) {
            boolean isArm = arms.get(i).equals(Set.of(i)) && sizes[i] == sections.get(i).size();
            if (isArm && sizes[i] <= SHORT) {
                joinFollowing(i);
            }
        }
    }

    private void joinFollowing(int arm) {
        Set<Integer> following = following(arm);
        if (following.size() != 1) {
            return;
        }
        Set<Integer> next = arms.get(following.iterator().next());
        if (next.size() == 1) {
            int into = next.iterator().next();
            if (sizes[into] + sizes[arm] <= most) {
                sizes[into] += sizes[arm];
                arms.set(arm, next);
            }
        }
    }

    /**
     * The items of each arm. Control falls out of the last one only, if at all. Branches between arms may go either way, those
     * within an arm go forward.
     */
    List<List<Item>> gathered(ItemFactory factory, Supplier<Label> labels) {
        Map<Integer, List<Integer>> gathered = new TreeMap<>();
        for (int i = 0; i < sections.size(); i++) {
            for (int arm : arms.get(i)) {
                gathered.computeIfAbsent(arm, key -> new ArrayList<>()).add(i);
            }
        }
        int last = sections.size() - 1;
        if (leavesList(last)) {
            gathered.put(Integer.MAX_VALUE, gathered.remove(arms.get(last).iterator().next()));
        }
        return gathered.values().stream().map(parts -> items(parts, factory, labels)).toList();
    }

    private List<Item> items(List<Integer> parts, ItemFactory factory, Supplier<Label> labels) {
        Map<Label, Label> names = new HashMap<>();
        for (int part : parts) {
            if (arms.get(part).size() > 1) {
                sections.get(part).labels().forEach(label -> names.put(label, labels.get()));
            }
        }
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            int part = parts.get(i);
            sections.get(part).items().forEach(item -> items.add(renamed(item, names)));
            boolean continues = i + 1 < parts.size() && parts.get(i + 1) == part + 1;
            if (sections.get(part).falls() && !isLast(part) && !continues) {
                Label next = sections.get(part + 1).labels().get(0);
                items.add(factory.plain(new Branch(names.getOrDefault(next, next))));
            }
        }
        return items;
    }

    private static Item renamed(Item item, Map<Label, Label> names) {
        boolean isRenamed = item.isMark() && names.containsKey(item.mark())
                || item.exits().stream().anyMatch(names::containsKey);
        if (!isRenamed) {
            return item;
        }
        Set<Label> exits = new HashSet<>();
        item.exits().forEach(label -> exits.add(names.getOrDefault(label, label)));
        return new Item(renamed(item.statement(), names), item.size(), exits, item.falls(), item.line());
    }

    private static Statement renamed(Statement statement, Map<Label, Label> names) {
        return Rewriting.withLists(
                Rewriting.withLabels(statement, label -> names.getOrDefault(label, label)),
                body -> body.stream().map(each -> renamed(each, names)).toList());
    }
}

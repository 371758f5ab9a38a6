package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.Local;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Gives slots to the variables of a method, to those first that its code names most. Slots below 4 are named by instructions of
 * one byte, others by two or four (JVMS 6.5 iload_&lt;n&gt;), and it is by their bytes that HotSpot judges what to inline. Parameters
 * begin in the first slots; those that are named less than other variables are moved away.
 */
final class VariableLayout {

    /** How many slots are named by instructions of one byte. */
    private static final int NEAR = 4;
    /** Bytes of a load and a store that move a parameter. */
    private static final int MOVE = 3;

    /** A parameter that begins in a slot where it does not stay. */
    record Move(int from, Local parameter) {}

    private record Variable(int uses, int size, Runnable placing) {}

    private final LocalSlots slots;
    private final VariableUses uses;
    private final List<Variable> variables = new ArrayList<>();

    VariableLayout(LocalSlots slots, VariableUses uses) {
        this.slots = slots;
        this.uses = uses;
    }

    /** @param contents what is kept of the memory, as a stack map frame names it */
    void addMemory(int memory, String contents) {
        variables.add(new Variable(uses.ofMemory(memory), 1, () -> slots.addMemory(memory, contents)));
    }

    /** @param members the locals that live in the object */
    void addFrameObject(String className, Collection<Local> members) {
        int loads = members.stream().mapToInt(uses::of).sum();
        variables.add(new Variable(loads, 1, () -> slots.addFrameObject(className)));
    }

    void addLocals(Collection<Local> locals) {
        for (Local local : locals) {
            variables.add(new Variable(uses.of(local), JvmType.of(local.type()).slots, () -> slots.add(local)));
        }
    }

    /** Gives a slot to each. */
    void place() {
        variables.sort(Comparator.comparingInt(Variable::uses).reversed());
        variables.forEach(variable -> variable.placing().run());
    }

    /**
     * Gives a slot to each, and to some parameters another one.
     *
     * @param parameters those that have slots
     * @param dead whether nothing names the variable of a parameter after the beginning
     * @return what is to be moved before any other variable is assigned
     */
    List<Move> place(Collection<Local> parameters, Predicate<Local> dead) {
        Map<Boolean, List<Local>> near = parameters.stream()
                .filter(this::isNear)
                .sorted(Comparator.comparingInt(uses::of))
                .collect(Collectors.partitioningBy(dead.or(local -> uses.of(local) == 0)));
        near.get(true).forEach(slots::vacate);
        List<Local> movable = near.get(false);
        List<Integer> wanted = variables.stream()
                .filter(variable -> variable.size() == 1)
                .map(Variable::uses)
                .sorted(Comparator.reverseOrder())
                .skip(Math.max(0, NEAR - slots.count()) + slots.vacant())
                .toList();
        List<Move> moves = new ArrayList<>();
        while (moves.size() < Math.min(movable.size(), wanted.size())
                && wanted.get(moves.size()) > uses.of(movable.get(moves.size())) + MOVE) {
            Local parameter = movable.get(moves.size());
            moves.add(new Move(slots.vacate(parameter), parameter));
        }
        addLocals(moves.stream().map(Move::parameter).toList());
        place();
        return moves;
    }

    /** Whether the local has a near slot, and no more than one. */
    private boolean isNear(Local local) {
        return slots.of(local) < NEAR && JvmType.of(local.type()).slots == 1;
    }
}

package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.IrFunction;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.LocalNumbers;
import dev.wasm2jar.compiler.ir.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Gives the values of a local that have nothing to do with each other locals of their own while a function is cut:
 * compilers use one local for many variables, and a local that is used in several pieces is in the frame. Of the values
 * that meet somewhere and are read there, all have the same local; they are a web.
 *
 * <p>When it is known which locals are in the frame, webs of the same local become one again: one field of the frame for
 * all that are there, and one private local for all others. They never get in each other's way, because at most one of
 * them is live at any time.
 */
final class LocalWebs {

    /** Locals times places where values meet: with more, nothing is done, because it would take too long. */
    private static final long MOST_WORK = 20_000_000;

    private final IrFunction original;
    private final List<Local> locals;
    /** What each local was before, by index. */
    private final List<Local> origins;
    private final Values values = new Values();
    private final Map<Integer, Local> byWeb = new HashMap<>();
    private final Map<Local, Local> unread = new HashMap<>();
    private final Set<Local> taken = new HashSet<>();
    private final IrFunction function;
    private int occurrence;

    private LocalWebs(IrFunction original) {
        this.original = original;
        this.locals = new ArrayList<>(original.locals());
        this.origins = new ArrayList<>(locals);
        ValueNumbers numbers = numbers(original);
        if (numbers.count() == 0 || numbers.across() * (long) meetings(original.body()) > MOST_WORK) {
            this.function = original;
            return;
        }
        ValueWalk walk = new ValueWalk(values, numbers);
        walk.run(original.body());
        original.parameters().forEach(parameter -> {
            int number = numbers.of(parameter);
            if (number >= 0) {
                // It comes in this local, whether or not it is read.
                taken.add(parameter);
                byWeb.put(values.web(number), parameter);
            }
        });
        List<Statement> body = Rewriting.withLocals(
                original.body(), local -> numbers.of(local) < 0 ? local : web(local, walk.value(occurrence++)));
        this.function = new IrFunction(
                original.index(), original.name(), original.signature(), locals, original.labels(), body);
    }

    /** @param function that is whole */
    static LocalWebs of(IrFunction function) {
        return new LocalWebs(function);
    }

    /** The function with a local for each web. */
    IrFunction function() {
        return function;
    }

    private Local web(Local local, int value) {
        if (!values.isRead(value)) {
            return unread.computeIfAbsent(local, this::fresh);
        }
        return byWeb.computeIfAbsent(values.web(value), web -> taken.add(local) ? local : fresh(local));
    }

    private Local fresh(Local local) {
        var fresh = new Local(locals.size(), local.type());
        locals.add(fresh);
        origins.add(local);
        return fresh;
    }

    /**
     * What each local is when webs of the same local are one again.
     *
     * @param frame the locals that are in the frame
     */
    UnaryOperator<Local> joined(Set<Local> frame) {
        Map<Local, Local> result = new HashMap<>();
        Map<Local, Local> shared = new HashMap<>();
        Map<Local, Local> own = new HashMap<>();
        for (int i = 0; i < origins.size(); i++) {
            Local local = locals.get(i);
            boolean inFrame = frame.contains(local);
            Local kept = (inFrame ? shared : own).computeIfAbsent(origins.get(i), origin -> local);
            if (!kept.equals(local)) {
                result.put(local, kept);
            }
        }
        return local -> result.getOrDefault(local, local);
    }

    /** The locals that may have several values which do not meet. */
    private static ValueNumbers numbers(IrFunction function) {
        LocalUse use = LocalUse.of(function.body());
        Set<Local> parameters = Set.copyOf(function.parameters());
        List<Local> several = function.locals().stream()
                .filter(local -> use.isAssignedAgain(local) || parameters.contains(local) && use.isAssigned(local))
                .toList();
        LocalNumbers numbers = new LocalNumbers();
        int count = 0;
        for (Local local : several) {
            if (use.isAcrossJumps(local)) {
                numbers.put(local, count++);
            }
        }
        int across = count;
        for (Local local : several) {
            if (!use.isAcrossJumps(local)) {
                numbers.put(local, count++);
            }
        }
        return new ValueNumbers(numbers, count, across);
    }

    private static int meetings(List<Statement> body) {
        int[] count = new int[1];
        Traversal.statements(body, statement -> {
            Traversal.targets(statement, target -> count[0]++);
            if (statement instanceof Statement.Loop || statement instanceof Statement.If
                    || statement instanceof Statement.Try || statement instanceof Statement.Mark) {
                count[0]++;
            }
        });
        return count[0];
    }

    /**
     * The locals of interest, numbered from zero.
     *
     * @param across so many of them, which are the first, are used across jumps
     */
    record ValueNumbers(LocalNumbers numbers, int count, int across) {

        int of(Local local) {
            return numbers.get(local);
        }
    }
}

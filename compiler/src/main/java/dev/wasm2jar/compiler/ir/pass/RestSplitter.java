package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.ControlStatement;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.CallRest;
import dev.wasm2jar.compiler.ir.Expression.I32Const;
import dev.wasm2jar.compiler.ir.Expression.LocalGet;
import dev.wasm2jar.compiler.ir.IrFunction;
import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.Signature;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Statement.Branch;
import dev.wasm2jar.compiler.ir.Statement.Evaluate;
import dev.wasm2jar.compiler.ir.Statement.Mark;
import dev.wasm2jar.compiler.ir.Statement.Return;
import dev.wasm2jar.compiler.ir.Statement.SetLocal;
import dev.wasm2jar.compiler.ir.Statement.Switch;
import dev.wasm2jar.compiler.ir.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Splits a function that is somewhat too large for one method in two: what does not fit becomes a function of its own, the
 * rest, which takes the locals that are live there as parameters. The first part calls it to return what it returns, so it
 * needs no frame object and all its locals stay private.
 *
 * <p>What is frequent comes early in most functions: they return before they get to what is rare. An allocator is like
 * that: its rest asks for more memory.
 *
 * <p>Only the list of the body itself is split, never a loop. If the first part would be small, because a large loop comes
 * next, nothing is done.
 */
final class RestSplitter {

    /** Functions larger than so many methods are cut in pieces from the start: here most of them would be the rest. */
    private static final int MOST_METHODS = 4;
    /** Only in the last one of so many parts of the room there is a choice where to split: early code is not in the rest. */
    private static final int SHARE = 6;
    /** A trial takes as long as the rest is: with all of them a module of 18 MB took a quarter longer to compile. */
    private static final int MOST_TRIED = 12;
    private static final int LONGEST_ENDING = 5;
    private static final int MOST_PARAMETERS = 20;
    private static final int MOST_ENTRIES = 8;
    /** What a place where the rest is entered costs in comparison with a local that it takes. */
    private static final int PER_ENTRY = 2;

    private final IrFunction function;
    private final List<Statement> body;
    private final int limit;

    private RestSplitter(IrFunction function, int limit) {
        this.function = function;
        this.body = function.body();
        this.limit = limit;
    }

    /** The function with a rest, which may still be too large; empty if the function is not of that kind. */
    static Optional<IrFunction> split(IrFunction function, int limit) {
        return new RestSplitter(function, limit).split();
    }

    private Optional<IrFunction> split() {
        int size = CodeSize.ofBody(function);
        if (size > MOST_METHODS * limit || function.signature().results().size() > 1
                || !function.signature().results().stream().allMatch(RestSplitter::isNumber) || hasTailCalls()) {
            return Optional.empty();
        }
        Set<Label> targeted = new HashSet<>();
        boolean reached = true;
        Optional<Split> best = Optional.empty();
        List<Integer> choices = choices(CodeSize.whole(function));
        int stride = 1 + choices.size() / MOST_TRIED;
        int choice = 0;
        for (int i = 0; choice < choices.size(); i++) {
            if (i == choices.get(choice)) {
                choice += stride;
                Optional<Split> here = Split.at(this, i, reached, targeted);
                if (here.isPresent() && best.stream().allMatch(other -> here.get().penalty() <= other.penalty())
                        && CodeSize.ofBody(here.get().first()) <= limit) {
                    best = here;
                }
            }
            Statement statement = body.get(i);
            Traversal.statements(List.of(statement), nested -> Traversal.targets(nested, targeted::add));
            reached = statement instanceof Mark mark
                    ? reached || targeted.contains(mark.label())
                    : reached && !statement.isTerminal();
        }
        return best.map(Split::first);
    }

    /** The places that there are to split at. */
    private List<Integer> choices(CodeSize sizes) {
        List<Integer> choices = new ArrayList<>();
        int before = 0;
        for (int i = 0; i < body.size() && before <= limit; i++) {
            if (before >= limit / SHARE * (SHARE - 1) && isBorder(i)) {
                choices.add(i);
            }
            before += sizes.of(body.get(i));
        }
        return choices;
    }

    private boolean hasTailCalls() {
        boolean[] found = new boolean[1];
        Traversal.statements(body, statement -> found[0] |= statement instanceof ControlStatement.TailCall);
        return found[0];
    }

    private static boolean isNumber(Type type) {
        return type == PrimitiveType.I32 || type == PrimitiveType.I64 || type == PrimitiveType.F32
                || type == PrimitiveType.F64;
    }

    /** Whether the list may be split before a statement: a mark and a line belong to what follows them. */
    private boolean isBorder(int index) {
        Statement before = body.get(index - 1);
        return !(before instanceof Mark) && !(before instanceof Statement.Line);
    }

    /**
     * A way to split.
     *
     * @param penalty what it costs to get to the rest
     */
    private record Split(IrFunction first, int penalty) {

        /** @param targeted labels that are branched to from before {@code index} */
        static Optional<Split> at(RestSplitter from, int index, boolean reached, Set<Label> targeted) {
            List<Label> entries = new ArrayList<>();
            Label start = new Label(from.function.labels());
            if (reached) {
                entries.add(start);
            }
            List<Statement> after = from.body.subList(index, from.body.size());
            List<Statement> endings = new ArrayList<>();
            for (int i = 0; i < after.size(); i++) {
                if (after.get(i) instanceof Mark mark && targeted.contains(mark.label())) {
                    List<Statement> ending = ending(after.subList(i + 1, after.size()));
                    if (ending.isEmpty()) {
                        entries.add(mark.label());
                    } else {
                        endings.add(mark);
                        endings.addAll(ending);
                    }
                }
            }
            if (entries.isEmpty() || entries.size() > MOST_ENTRIES) {
                return Optional.empty();
            }
            Local entry = new Local(from.function.locals().size(), PrimitiveType.I32);
            List<Statement> rest = new ArrayList<>();
            if (entries.size() > 1) {
                int last = entries.size() - 1;
                rest.add(new Switch(new LocalGet(entry), entries.subList(0, last), entries.get(last)));
            } else {
                rest.add(new Branch(entries.get(0)));
            }
            rest.add(new Mark(start));
            rest.addAll(after);
            rest = Reachable.of(rest);
            Set<Local> live = Liveness.of(rest).atEntry();
            List<Local> parameters = new ArrayList<>();
            live.stream().sorted((a, b) -> Integer.compare(a.index(), b.index())).forEach(parameters::add);
            if (parameters.size() > MOST_PARAMETERS
                    || !parameters.stream().map(Local::type).allMatch(RestSplitter::isNumber)) {
                return Optional.empty();
            }
            return Optional.of(new Split(from.first(index, entries, start, entry, parameters, rest, endings),
                    parameters.size() + PER_ENTRY * entries.size()));
        }
    }

    /** What is short and returns: worth a copy, because the way out of a function often leads over its last label. */
    private static List<Statement> ending(List<Statement> list) {
        for (int i = 0; i < list.size() && i < LONGEST_ENDING; i++) {
            Statement statement = list.get(i);
            if (statement instanceof Return) {
                return list.subList(0, i + 1);
            }
            if (!(statement instanceof SetLocal || statement instanceof Statement.SetGlobal
                    || statement instanceof Statement.Line)) {
                break;
            }
        }
        return List.of();
    }

    /**
     * Calls a rest and returns what it returns.
     *
     * @param locals of the function; one for the result is added
     */
    static List<Statement> returning(CallRest rest, List<Local> locals) {
        if (rest.type() == null) {
            return List.of(new Evaluate(rest), new Return(List.of()));
        }
        Local value = new Local(locals.size(), rest.type());
        locals.add(value);
        return List.of(new SetLocal(value, rest), new Return(List.of(new LocalGet(value))));
    }

    /**
     * @param endings copies of what is short and returns
     */
    private IrFunction first(
            int index,
            List<Label> entries,
            Label start,
            Local entry,
            List<Local> parameters,
            List<Statement> rest,
            List<Statement> endings) {
        var signature = new Signature(parameters.stream().map(Local::type).toList(),
                function.signature().results(), "", List.of());
        List<Local> locals = new ArrayList<>(function.locals());
        locals.add(entry);
        List<Statement> first = new ArrayList<>(body.subList(0, index));
        Label call = new Label(start.id() + 1);
        for (int i = 0; i < entries.size(); i++) {
            if (!entries.get(i).equals(start)) {
                first.add(new Mark(entries.get(i)));
            }
            if (parameters.contains(entry)) {
                first.add(new SetLocal(entry, new I32Const(i)));
            }
            if (i < entries.size() - 1) {
                first.add(new Branch(call));
            }
        }
        first.add(new Mark(call));
        List<Expression> arguments = new ArrayList<>();
        parameters.forEach(local -> arguments.add(new LocalGet(local)));
        first.addAll(returning(new CallRest(signature, arguments), locals));
        first.addAll(endings);
        var renaming = new LocalRenaming(parameters);
        List<Statement> renamed = renaming.list(rest);
        int labels = call.id() + 1;
        var remaining = new IrFunction(
                function.index(), function.name(), signature, renaming.locals(), labels, renamed);
        return new IrFunction(function.index(), function.name(), function.signature(), locals, labels,
                Reachable.of(first), List.of(), Set.of(), Optional.of(remaining));
    }
}

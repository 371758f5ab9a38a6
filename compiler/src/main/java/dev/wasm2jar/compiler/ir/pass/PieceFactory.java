package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.BinaryOp;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.Binary;
import dev.wasm2jar.compiler.ir.Expression.I32Const;
import dev.wasm2jar.compiler.ir.Expression.LocalGet;
import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.Piece;
import dev.wasm2jar.compiler.ir.Piece.Inlining;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.Signature;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Statement.*;
import dev.wasm2jar.compiler.ir.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Makes pieces of ranges, and collects them. */
final class PieceFactory {

    /** What each exit of a piece costs: a constant and a return. */
    static final int EXIT = Costs.CONSTANT + Costs.RETURN;

    private final FreshNames names;
    private final Label returnLabel;
    private final List<Local> results = new ArrayList<>();
    private final Local entry;
    private final List<Piece> pieces = new ArrayList<>();
    private int count;

    PieceFactory(FreshNames names, Signature signature, Label returnLabel) {
        this.names = names;
        this.returnLabel = returnLabel;
        for (Type type : signature.results()) {
            results.add(names.local(type));
        }
        this.entry = names.local(PrimitiveType.I32);
    }

    /** The number of a piece that will be made. */
    int reserve() {
        return count++;
    }

    /** Takes back this number and those reserved after it. */
    void release(int number) {
        count = number;
    }

    /** The number that is reserved next. */
    int next() {
        return count;
    }

    /** All that were made. If any is never to be inlined, neither are those that it calls. */
    List<Piece> pieces() {
        boolean anyAlone = pieces.stream().anyMatch(piece -> piece.inlining() == Inlining.NEVER);
        return anyAlone ? pieces.stream().map(Piece::notInlined).toList() : pieces;
    }

    /** The parameter of all pieces that have several entries. */
    Local entry() {
        return entry;
    }

    /** Where pieces leave the results of the function. */
    List<Local> results() {
        return results;
    }

    /**
     * Makes a piece of a range, which the JVM may inline.
     *
     * @param exits the number to return where the range branches to a label outside
     * @param end the number to return when control reaches the end of the range
     */
    void make(int number, Range range, ToIntFunction<Label> exits, OptionalInt end) {
        List<Statement> atEnd = end.isPresent() ? List.of(exit(end.getAsInt())) : List.of();
        make(number, range, range.entries(), 0, Inlining.POSSIBLE, label -> List.of(exit(exits.applyAsInt(label))), atEnd);
    }

    /**
     * Makes a piece of a range.
     *
     * @param entries of the range, in the order of their numbers; any other number is of the last one
     * @param base the number of the first entry
     * @param exits what to do where the range branches to a label outside: ends with an exit
     * @param end what to do when control reaches the end of the range, or nothing if it never does
     */
    void make(
            int number,
            Range range,
            List<Label> entries,
            int base,
            Inlining inlining,
            Function<Label, List<Statement>> exits,
            List<Statement> end) {
        List<Statement> body = new ArrayList<>();
        Map<Label, Label> renamed = new HashMap<>();
        boolean several = entries.size() > 1;
        for (Label label : entries) {
            if (label != Range.START) {
                renamed.put(label, names.label());
            }
        }
        if (several) {
            Label start = names.label();
            List<Label> targets = entries.stream()
                    .map(label -> label == Range.START ? start : renamed.get(label))
                    .toList();
            int last = targets.size() - 1;
            Expression index = new LocalGet(entry);
            if (base != 0) {
                index = new Binary(BinaryOp.I32_SUB, index, new I32Const(base));
            }
            body.add(new Switch(index, targets.subList(0, last), targets.get(last)));
            if (entries.contains(Range.START)) {
                body.add(new Mark(start));
            }
        }
        for (Label label : range.exits()) {
            renamed.put(label, names.label());
        }
        Relabeler relabeler = new Relabeler(renamed);
        var lines = new Lines(body);
        for (Item item : range.items()) {
            lines.before(item);
            if (item.isMark() || !item.exits().isEmpty()) {
                relabeler.add(item.statement(), body);
            } else {
                body.add(item.statement());
            }
        }
        body.addAll(end);
        for (Label label : range.exits()) {
            body.add(new Mark(renamed.get(label)));
            body.addAll(exits.apply(label));
        }
        pieces.add(new Piece(number, several ? Optional.of(entry) : Optional.empty(), inlining, body));
    }

    /** Bound of the code of items as a piece, with what leaves it. */
    static int size(List<Item> items) {
        return Item.size(items) + Item.exits(items).size() * EXIT;
    }

    /** The same if it may be entered at each mark. */
    static int sizeWithEntries(List<Item> items) {
        int marks = (int) items.stream().filter(Item::isMark).count();
        return size(items) + marks * Costs.SWITCH_TARGET;
    }

    /** Leaves a piece and returns a number. */
    static Statement exit(int number) {
        return new Return(List.of(new I32Const(number)));
    }

    /** Copies statements with other labels, and with branches in place of returns from the function. */
    private final class Relabeler {

        private final Map<Label, Label> renamed;

        Relabeler(Map<Label, Label> renamed) {
            this.renamed = renamed;
        }

        private Label label(Label label) {
            return renamed.getOrDefault(label, label);
        }

        private List<Statement> list(List<Statement> body) {
            List<Statement> result = new ArrayList<>(body.size());
            for (Statement statement : body) {
                add(statement, result);
            }
            return result;
        }

        void add(Statement statement, List<Statement> to) {
            if (statement instanceof Return values) {
                for (int i = 0; i < values.operands().size(); i++) {
                    to.add(new SetLocal(results.get(i), values.operands().get(i)));
                }
                to.add(new Branch(label(returnLabel)));
            } else {
                to.add(Rewriting.withLists(Rewriting.withLabels(statement, this::label), this::list));
            }
        }
    }
}

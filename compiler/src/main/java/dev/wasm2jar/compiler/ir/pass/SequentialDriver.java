package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.CallPiece;
import dev.wasm2jar.compiler.ir.Expression.I32Const;
import dev.wasm2jar.compiler.ir.Expression.LocalGet;
import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Statement.*;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Puts calls of pieces where the ranges were, and keeps the other items: control flows as before, and the marks of a
 * range that are branched to from elsewhere stay in the driver, each followed by setting the number of the entry. Fast,
 * but the driver has some bytes for each label that is branched to across pieces.
 */
final class SequentialDriver {

    private final FreshNames names;
    private final ItemFactory factory;
    private final PieceFactory pieces;
    private final List<Item> driver = new ArrayList<>();
    private final List<Runnable> making = new ArrayList<>();

    SequentialDriver(FreshNames names, ItemFactory factory, PieceFactory pieces) {
        this.names = names;
        this.factory = factory;
        this.pieces = pieces;
    }

    void keep(Item item) {
        driver.add(item);
    }

    Cut finish() {
        return new Cut(driver, () -> making.forEach(Runnable::run), Optional.empty());
    }

    void call(Range range) {
        int number = pieces.reserve();
        List<Expression> arguments = enter(range.entries());
        Map<Label, Integer> exits = new HashMap<>();
        List<Label> targets = new ArrayList<>();
        Label next = null;
        if (range.falls()) {
            next = names.label();
            targets.add(next);
        }
        for (Label label : range.exits()) {
            exits.put(label, targets.size());
            targets.add(label);
        }
        leave(new CallPiece(number, arguments), targets, next);
        OptionalInt end = range.falls() ? OptionalInt.of(0) : OptionalInt.empty();
        making.add(() -> pieces.make(number, range, exits::get, end));
    }

    /** Sets the number of the entry wherever control comes from. */
    private List<Expression> enter(List<Label> entries) {
        if (entries.size() == 1) {
            if (entries.get(0) != Range.START) {
                add(new Mark(entries.get(0)));
            }
            return List.of();
        }
        Local entry = names.local(PrimitiveType.I32);
        Label call = names.label();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) != Range.START) {
                add(new Mark(entries.get(i)));
            }
            add(new SetLocal(entry, new I32Const(i)));
            if (i < entries.size() - 1) {
                add(new Branch(call));
            }
        }
        add(new Mark(call));
        return List.of(new LocalGet(entry));
    }

    /**
     * Goes on depending on the number that the piece returned.
     *
     * @param targets by number
     * @param next the one among them that is the next statement; null if there is none
     */
    private void leave(CallPiece call, List<Label> targets, Label next) {
        if (targets.size() < 2) {
            add(new Evaluate(call));
            if (targets.isEmpty()) {
                add(new Unreachable());
            } else if (targets.get(0) != next) {
                add(new Branch(targets.get(0)));
            }
            return;
        }
        Local exit = names.local(PrimitiveType.I32);
        add(new SetLocal(exit, call));
        if (targets.size() == 2) {
            add(new BranchIf(new LocalGet(exit), targets.get(1)));
            if (targets.get(0) != next) {
                add(new Branch(targets.get(0)));
            }
            return;
        }
        int last = targets.size() - 1;
        add(new Switch(new LocalGet(exit), List.copyOf(targets.subList(0, last)), targets.get(last)));
        if (next != null) {
            add(new Mark(next));
        }
    }

    private void add(Statement statement) {
        driver.add(factory.plain(statement));
    }
}

package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.CallPiece;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.LocalNumbers;
import dev.wasm2jar.compiler.ir.Piece;
import dev.wasm2jar.compiler.ir.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Decides which locals of a function that was cut must be in the frame: those that a piece, or one that it calls,
 * mentions, and that are live when that piece is entered or left. It may be more than is needed, because what is live
 * after a piece is the same for all its exits.
 *
 * <p>Each piece is called by one method. So one walk from the innermost pieces outwards finds what each piece reads and
 * what it lets through, and one walk inwards finds what is live after each.
 */
final class FrameSelection {

    private static final Integer BODY = -1;

    private final Map<Integer, List<Statement>> methods = new HashMap<>();
    private final Map<Integer, List<Integer>> calls = new HashMap<>();
    private final Map<Integer, List<Local>> mentioned = new HashMap<>();
    /** The method that was last found to mention a local. */
    private final LocalNumbers mentions = new LocalNumbers();
    /** Only these can need the frame because of what is live after a piece. */
    private final Liveness.Numbering shared = new Liveness.Numbering();
    private final Map<Integer, BitSet> mentionedBelow = new HashMap<>();
    private final Map<Integer, BitSet> read = new HashMap<>();
    private final Map<Integer, BitSet> passed = new HashMap<>();
    private final Map<Integer, BitSet> liveAfter = new HashMap<>();
    private final Set<Local> frame = new HashSet<>();

    FrameSelection(List<Local> parameters, List<Statement> body, List<Piece> pieces) {
        Set<Local> entries = new HashSet<>();
        methods.put(BODY, body);
        for (Piece piece : pieces) {
            methods.put(piece.number(), piece.body());
            piece.entry().ifPresent(entries::add);
        }
        methods.forEach(this::scan);
        mentioned.values().forEach(locals -> locals.removeIf(entries::contains));
        numberShared();
        List<Integer> order = outerFirst();
        for (int i = order.size() - 1; i >= 0; i--) {
            summarize(order.get(i));
        }
        liveAfter.put(BODY, new BitSet());
        order.forEach(this::propagate);
        for (int number : order) {
            selectShared(number);
            selectOwn(number);
        }
        selectInitialised(parameters);
    }

    Set<Local> frame() {
        return frame;
    }

    private void scan(Integer number, List<Statement> body) {
        Set<Integer> called = new LinkedHashSet<>();
        List<Local> locals = new ArrayList<>();
        Consumer<Local> mention = local -> {
            // The body has a number that is none for LocalNumbers.
            if (mentions.get(local) != number + 1) {
                mentions.put(local, number + 1);
                locals.add(local);
            }
        };
        Traversal.statements(body, statement -> {
            Traversal.locals(statement, mention);
            for (Expression operand : statement.operands()) {
                if (operand instanceof CallPiece call) {
                    called.add(call.piece());
                }
            }
        });
        calls.put(number, List.copyOf(called));
        mentioned.put(number, locals);
    }

    private void numberShared() {
        Set<Local> once = new HashSet<>();
        for (List<Local> locals : mentioned.values()) {
            for (Local local : locals) {
                if (!once.add(local)) {
                    shared.add(local);
                }
            }
        }
    }

    private List<Integer> outerFirst() {
        List<Integer> order = new ArrayList<>();
        order.add(BODY);
        for (int i = 0; i < order.size(); i++) {
            order.addAll(calls.get(order.get(i)));
        }
        return order;
    }

    private void summarize(Integer number) {
        BitSet below = new BitSet();
        for (Local local : mentioned.get(number)) {
            int shared = this.shared.number(local);
            if (shared >= 0) {
                below.set(shared);
            }
        }
        calls.get(number).forEach(called -> below.or(mentionedBelow.get(called)));
        mentionedBelow.put(number, below);
        BitSet all = new BitSet();
        all.set(0, shared.count());
        read.put(number, liveness(number, new BitSet()).atEntryBits());
        passed.put(number, liveness(number, all).atEntryBits());
    }

    private Liveness liveness(Integer number, BitSet atReturn) {
        return Liveness.of(methods.get(number), shared, atReturn, this::applyBackwards);
    }

    private void applyBackwards(int piece, BitSet live) {
        live.and(passed.get(piece));
        live.or(read.get(piece));
    }

    private void propagate(Integer number) {
        Liveness.of(methods.get(number), shared, liveAfter.get(number), (piece, live) -> {
            liveAfter.computeIfAbsent(piece, called -> new BitSet()).or(live);
            applyBackwards(piece, live);
        });
    }

    private void selectShared(Integer number) {
        if (number.equals(BODY)) {
            return;
        }
        BitSet live = (BitSet) liveAfter.get(number).clone();
        live.or(read.get(number));
        live.and(mentionedBelow.get(number));
        live.stream().forEach(local -> frame.add(shared.local(local)));
    }

    /** A local of one piece only needs the frame if its value is from an earlier run of the piece. */
    private void selectOwn(Integer number) {
        if (number.equals(BODY)) {
            return;
        }
        Liveness.Numbering own = new Liveness.Numbering();
        for (Local local : mentioned.get(number)) {
            if (shared.number(local) < 0) {
                own.add(local);
            }
        }
        frame.addAll(Liveness.of(methods.get(number), own, new BitSet(), (piece, live) -> {}).atEntry());
    }

    /** The fields of the frame are zero without any code. */
    private void selectInitialised(List<Local> parameters) {
        Set<Local> initialised = new HashSet<>(Liveness.of(methods.get(BODY), frame).atEntry());
        parameters.forEach(initialised::remove);
        if (initialised.size() > ListCutter.INITIALISED_LOCALS) {
            frame.addAll(initialised);
        }
    }
}

package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.ControlStatement;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.CallPiece;
import dev.wasm2jar.compiler.ir.Expression.LocalGet;
import dev.wasm2jar.compiler.ir.Expression.Select;
import dev.wasm2jar.compiler.ir.HeapStatement;
import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.LocalNumbers;
import dev.wasm2jar.compiler.ir.MemoryStatement;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Statement.*;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which locals still matter where, in one method (the body of a function or of a piece): a local is live where its value
 * may be read later.
 *
 * <p>Whole passes from the end to the beginning are repeated until no loop head gains a local. All other labels are
 * marks, whose sets are complete before the branches to them are met. That makes two passes for nearly everything, and
 * never more than the depth of the loop nesting plus two.
 */
public final class Liveness {

    /** How a {@link CallPiece} appears to its caller. */
    @FunctionalInterface
    interface PieceEffect {

        /** Turns what is live after the call to what is live before it. */
        void applyBackwards(int piece, BitSet live);
    }

    private final Numbering numbering;
    private final Map<Label, BitSet> labels = new HashMap<>();
    private final BitSet atEntry;
    private final BitSet atJoins = new BitSet();

    private Liveness(Numbering numbering, List<Statement> body, BitSet atReturn, PieceEffect pieces) {
        this.numbering = numbering;
        Pass pass = new Pass(atReturn, pieces);
        BitSet live;
        do {
            pass.again = false;
            live = pass.run(body, atReturn);
        } while (pass.again);
        atEntry = live;
        atJoins.or(live);
    }

    /** Of one method, where other methods see none of its locals. */
    public static Liveness of(List<Statement> body) {
        return of(body, Set.of());
    }

    /** @param frame locals that are not asked about because they do not live in the method's own variables */
    public static Liveness of(List<Statement> body, Set<Local> frame) {
        Numbering numbering = new Numbering();
        Traversal.statements(body, statement -> Traversal.locals(statement, local -> {
            if (!frame.contains(local)) {
                numbering.add(local);
            }
        }));
        return new Liveness(numbering, body, new BitSet(), (piece, live) -> {});
    }

    /**
     * Of one method of several that share locals.
     *
     * @param numbering the locals that are asked about
     * @param atReturn what is live when the method returns
     */
    static Liveness of(List<Statement> body, Numbering numbering, BitSet atReturn, PieceEffect pieces) {
        return new Liveness(numbering, body, atReturn, pieces);
    }

    /** The locals whose first use may come before any assignment. */
    public Set<Local> atEntry() {
        return numbering.locals(atEntry);
    }

    BitSet atEntryBits() {
        return atEntry;
    }

    /** The locals that are live at a mark or at the head of a loop. */
    public Set<Local> at(Label label) {
        return numbering.locals(labels.getOrDefault(label, new BitSet()));
    }

    /**
     * The locals that are live at some place that is jumped to or entered: the method's entry, marks, loop heads, the
     * else of an if and the statement after it, and the places inside and after a statement that computes a truth value
     * or a selection, the handler of a try and the statement after it. All others are assigned and used between two such places.
     */
    public Set<Local> liveAtLabels() {
        return numbering.locals(atJoins);
    }

    /** Small numbers for the locals of interest. */
    static final class Numbering {

        private final LocalNumbers numbers = new LocalNumbers();
        private final List<Local> locals = new ArrayList<>();

        void add(Local local) {
            if (numbers.get(local) < 0) {
                numbers.put(local, locals.size());
                locals.add(local);
            }
        }

        int number(Local local) {
            return numbers.get(local);
        }

        Local local(int number) {
            return locals.get(number);
        }

        int count() {
            return locals.size();
        }

        Set<Local> locals(BitSet set) {
            Set<Local> result = new HashSet<>();
            set.stream().forEach(number -> result.add(locals.get(number)));
            return result;
        }
    }

    /** One walk from the end of the body to its beginning. */
    private final class Pass implements Statement.Visitor<Void> {

        private final BitSet atReturn;
        private final PieceEffect pieces;
        /** What is live before the statement visited last. */
        private BitSet live = new BitSet();
        /** Whether a loop head is now known to have more live locals than its body was told. */
        private boolean again;
        /** What is live in the handlers that exceptions of the present statement may get to: so it is live everywhere. */
        private BitSet handled = new BitSet();

        Pass(BitSet atReturn, PieceEffect pieces) {
            this.atReturn = atReturn;
            this.pieces = pieces;
        }

        BitSet run(List<Statement> body, BitSet after) {
            live = (BitSet) after.clone();
            list(body);
            return live;
        }

        private void list(List<Statement> body) {
            for (int i = body.size() - 1; i >= 0; i--) {
                body.get(i).accept(this);
            }
        }

        private void read(List<Expression> operands) {
            for (int i = 0; i < operands.size(); i++) {
                Expression operand = operands.get(i);
                if (operand instanceof CallPiece call) {
                    pieces.applyBackwards(call.piece(), live);
                    live.or(handled);
                }
                if (operand instanceof LocalGet get) {
                    int number = numbering.number(get.local());
                    if (number >= 0) {
                        live.set(number);
                    }
                } else {
                    read(operand.operands());
                }
            }
        }

        private void write(Local local) {
            int number = numbering.number(local);
            if (number >= 0 && !handled.get(number)) {
                live.clear(number);
            }
        }

        private Void plain(Statement statement) {
            read(statement.operands());
            return null;
        }

        /** Control does not go on from here, except to a handler. */
        private void leave() {
            live.clear();
            live.or(handled);
        }

        private void jump(Label target) {
            BitSet there = labels.get(target);
            if (there != null) {
                live.or(there);
            }
        }

        @Override
        public Void visit(Mark statement) {
            labels.computeIfAbsent(statement.label(), label -> new BitSet()).or(live);
            atJoins.or(live);
            return null;
        }

        @Override
        public Void visit(Loop statement) {
            list(statement.body());
            BitSet head = labels.computeIfAbsent(statement.head(), label -> new BitSet());
            int before = head.cardinality();
            head.or(live);
            again |= head.cardinality() > before;
            atJoins.or(live);
            return null;
        }

        @Override
        public Void visit(If statement) {
            atJoins.or(live);
            BitSet after = (BitSet) live.clone();
            list(statement.then());
            BitSet then = live;
            live = after;
            list(statement.otherwise());
            atJoins.or(live);
            live.or(then);
            return plain(statement);
        }

        @Override
        public Void visit(Try statement) {
            atJoins.or(live);
            BitSet after = (BitSet) live.clone();
            list(statement.handler());
            write(statement.caught());
            atJoins.or(live);
            BitSet outer = handled;
            handled = (BitSet) live.clone();
            handled.or(outer);
            live = after;
            live.or(handled);
            list(statement.body());
            handled = outer;
            return null;
        }

        @Override
        public Void visit(Branch statement) {
            leave();
            jump(statement.target());
            return null;
        }

        @Override
        public Void visit(BranchIf statement) {
            jump(statement.target());
            return plain(statement);
        }

        @Override
        public Void visit(Switch statement) {
            leave();
            statement.targets().forEach(this::jump);
            jump(statement.defaultTarget());
            return plain(statement);
        }

        @Override
        public Void visit(Return statement) {
            leave();
            live.or(atReturn);
            return plain(statement);
        }

        @Override
        public Void visit(Line statement) {
            return null;
        }

        @Override
        public Void visit(Unreachable statement) {
            leave();
            return null;
        }

        @Override
        public Void visit(SetLocal statement) {
            write(statement.local());
            Expression value = statement.value();
            if (value.isComparison() || value instanceof Select) {
                atJoins.or(live);
            }
            plain(statement);
            if (value instanceof Select) {
                // Its values are computed after the jump.
                atJoins.or(live);
            }
            return null;
        }

        @Override
        public Void visit(SetLocals statement) {
            statement.locals().forEach(this::write);
            return plain(statement);
        }

        @Override
        public Void visit(SetGlobal statement) {
            return plain(statement);
        }

        @Override
        public Void visit(SetGlobalHalf statement) {
            return plain(statement);
        }

        @Override
        public Void visit(TableSet statement) {
            return plain(statement);
        }

        @Override
        public Void visit(Bulk statement) {
            return plain(statement);
        }

        @Override
        public Void visit(Evaluate statement) {
            return plain(statement);
        }

        @Override
        public Void visit(MemoryStatement statement) {
            return plain(statement);
        }

        @Override
        public Void visit(HeapStatement statement) {
            return plain(statement);
        }

        @Override
        public Void visit(ControlStatement statement) {
            if (statement.isTerminal()) {
                leave();
            }
            return plain(statement);
        }
    }
}

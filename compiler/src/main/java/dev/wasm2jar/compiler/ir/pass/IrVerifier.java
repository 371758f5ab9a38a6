package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.ControlExpression.*;
import dev.wasm2jar.compiler.ir.ControlStatement;
import dev.wasm2jar.compiler.ir.ControlStatement.*;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.*;
import dev.wasm2jar.compiler.ir.HeapExpression;
import dev.wasm2jar.compiler.ir.HeapStatement;
import dev.wasm2jar.compiler.ir.IrFunction;
import dev.wasm2jar.compiler.ir.IrPrinter;
import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.MemoryExpression;
import dev.wasm2jar.compiler.ir.MemoryStatement;
import dev.wasm2jar.compiler.ir.Piece;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.ReferenceType;
import dev.wasm2jar.compiler.ir.Signature;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Statement.*;
import dev.wasm2jar.compiler.ir.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks what the package description of the intermediate representation promises: that branches only go where they may,
 * that every label is defined once, that effects stand at the roots of statements, that types fit, and that the locals of
 * a piece have a value when they are read.
 */
public final class IrVerifier {

    private static final MemoryOperands MEMORY = new MemoryOperands();
    private static final HeapOperands HEAP = new HeapOperands();

    private final IrFunction function;
    private final Map<Integer, Piece> pieces = new HashMap<>();
    /** Which method calls a piece. */
    private final Map<Integer, Method> callers = new HashMap<>();
    private final Set<Label> defined = new HashSet<>();

    private IrVerifier(IrFunction function) {
        this.function = function;
    }

    /** @throws IllegalStateException if an invariant does not hold */
    public static void verify(IrFunction function) {
        new IrVerifier(function).check();
    }

    private void check() {
        for (int i = 0; i < function.locals().size(); i++) {
            require(function.locals().get(i).index() == i, "local $%d at %d", function.locals().get(i).index(), i);
        }
        function.frame().forEach(this::checkLocal);
        for (Piece piece : function.pieces()) {
            require(pieces.put(piece.number(), piece) == null, "two pieces %d", piece.number());
        }
        new Method(function.signature().results(), null).check(function.body());
        for (Piece piece : function.pieces()) {
            Local entry = piece.entry().orElse(null);
            new Method(List.of(PrimitiveType.I32), entry).check(piece.body());
            Set<Local> live = new HashSet<>(Liveness.of(piece.body(), function.frame()).atEntry());
            live.remove(entry);
            require(live.isEmpty(), "private locals %s of piece %d have no value", live, piece.number());
        }
        require(callers.size() == pieces.size(), "only %s are called", callers.keySet());
        require(function.rest().isEmpty() || pieces.isEmpty(), "pieces besides a rest");
        function.rest().ifPresent(IrVerifier::verify);
    }

    private void checkLocal(Local local) {
        require(
                local.index() < function.locals().size()
                        && function.locals().get(local.index()).type().equals(local.type()),
                "unknown local %s",
                local);
    }

    private void require(boolean condition, String message, Object... arguments) {
        if (!condition) {
            // Only now: printing what is nested in a statement takes long.
            Object[] texts = Arrays.stream(arguments).map(IrVerifier::text).toArray();
            throw new IllegalStateException("function " + function.name() + ": " + String.format(message, texts));
        }
    }

    private static Object text(Object argument) {
        if (argument instanceof Expression expression) {
            return IrPrinter.print(expression);
        }
        return argument instanceof Statement statement ? IrPrinter.print(List.of(statement)) : argument;
    }

    private static boolean fits(Type actual, Type expected) {
        return expected.equals(actual)
                || expected instanceof ReferenceType type
                        && actual instanceof ReferenceType reference
                        && reference.isSubtypeOf(type);
    }

    /** Checks the body of the function or of a piece. */
    private final class Method {

        private final List<Type> results;
        private final Local entry;
        /** The labels that can be branched to from the statement at hand. */
        private final Set<Label> visible = new HashSet<>();
        private final Set<Label> targeted = new HashSet<>();
        private final OperandTypes types = new OperandTypes();

        Method(List<Type> results, Local entry) {
            this.results = results;
            this.entry = entry;
        }

        void check(List<Statement> body) {
            boolean falls = list(body);
            require(!falls || entry == null && results.isEmpty(), "the end of a method with results is reached");
        }

        /** Whether control can reach the end of the list. */
        private boolean list(List<Statement> body) {
            for (Statement statement : body) {
                if (statement instanceof Mark mark) {
                    define(mark.label());
                    visible.add(mark.label());
                }
            }
            boolean falls = true;
            for (Statement statement : body) {
                if (statement instanceof Mark mark) {
                    visible.remove(mark.label());
                    falls |= targeted.contains(mark.label());
                } else {
                    falls &= statement(statement);
                }
            }
            return falls;
        }

        private void define(Label label) {
            require(defined.add(label), "%s is defined twice", label);
            require(label.id() >= 0 && label.id() < function.labels(), "%s is out of range", label);
        }

        private boolean statement(Statement statement) {
            operands(statement);
            Traversal.targets(statement, label -> {
                require(visible.contains(label), "%s cannot be branched to", label);
                targeted.add(label);
            });
            if (statement instanceof Loop loop) {
                define(loop.head());
                visible.add(loop.head());
                boolean falls = list(loop.body());
                visible.remove(loop.head());
                return falls;
            }
            if (statement instanceof If branching) {
                boolean then = list(branching.then());
                boolean otherwise = list(branching.otherwise());
                return then || otherwise;
            }
            if (statement instanceof Try attempt) {
                require(attempt.caught().type() == ReferenceType.EXCEPTION, "%s is caught", attempt.caught());
                boolean body = list(attempt.body());
                boolean handler = list(attempt.handler());
                return body || handler;
            }
            return !statement.isTerminal();
        }

        private void operands(Statement statement) {
            List<Expression> operands = statement.operands();
            for (Expression operand : operands) {
                boolean root = operand instanceof Effect;
                require(!root || operands.size() == 1, "effect among operands: %s", operand);
                expressions(operand.operands());
                expression(operand);
            }
            Traversal.locals(statement, IrVerifier.this::checkLocal);
            List<Type> expected = statement.accept(types);
            boolean unseen = statement instanceof Return && operands.isEmpty() && entry == null;
            if (expected != null && !unseen) {
                match(operands, expected, statement);
            }
            if (statement instanceof SetLocals set) {
                Signature signature = set.call().signature();
                require(
                        signature.results().equals(set.locals().stream().map(Local::type).toList()),
                        "results do not fit: %s",
                        set.call());
            }
            if (statement instanceof SetLocal set) {
                require(!set.local().equals(entry), "the entry is assigned");
            }
        }

        private void expressions(List<Expression> operands) {
            for (Expression operand : operands) {
                require(!(operand instanceof Effect), "nested effect: %s", operand);
                expressions(operand.operands());
                expression(operand);
            }
        }

        private void expression(Expression expression) {
            List<Type> expected = expectedBy(expression);
            require(
                    expected.size() == expression.operands().size(),
                    "%d operands expected: %s",
                    expected.size(),
                    expression);
            for (int i = 0; i < expected.size(); i++) {
                require(
                        expected.get(i) == null || fits(expression.operands().get(i).type(), expected.get(i)),
                        "operand %d has the wrong type: %s",
                        i,
                        expression);
            }
        }

        private void match(List<Expression> operands, List<Type> expected, Statement statement) {
            require(
                    operands.size() == expected.size(),
                    "%d operands expected: %s",
                    expected.size(),
                    statement);
            for (int i = 0; i < expected.size(); i++) {
                require(
                        expected.get(i) == null || fits(operands.get(i).type(), expected.get(i)),
                        "operand %d has the wrong type: %s",
                        i,
                        statement);
            }
        }

        /** Types of the operands; null where any will do. */
        private List<Type> expectedBy(Expression expression) {
            if (expression instanceof Unary unary) {
                return List.of(unary.op().operand());
            }
            if (expression instanceof Binary binary) {
                return List.of(binary.op().type(), binary.op().type());
            }
            if (expression instanceof Compare compare) {
                return List.of(compare.op().operand(), compare.op().operand());
            }
            if (expression instanceof RefIsNull) {
                return List.of(ReferenceType.ANY);
            }
            if (expression instanceof Select select) {
                return List.of(select.type(), select.ifTrue().type(), PrimitiveType.I32);
            }
            if (expression instanceof CallRuntime call) {
                return List.copyOf(call.method().parameters());
            }
            if (expression instanceof Call call) {
                return call.signature().parameters();
            }
            if (expression instanceof CallIndirect call) {
                List<Type> expected = new ArrayList<>(call.signature().parameters());
                expected.add(PrimitiveType.I32);
                return expected;
            }
            if (expression instanceof CallRef call) {
                return byReference(call.signature());
            }
            if (expression instanceof TableFunction) {
                return List.of(PrimitiveType.I32);
            }
            if (expression instanceof HasTag || expression instanceof ExceptionValue
                    || expression instanceof ExceptionHalf) {
                return List.of(ReferenceType.EXCEPTION);
            }
            if (expression instanceof CallPiece call) {
                return expectedBy(call);
            }
            if (expression instanceof CallRest call) {
                require(function.rest().map(IrFunction::signature).filter(call.signature()::equals).isPresent(),
                        "no such rest: %s", call);
                return call.signature().parameters();
            }
            if (expression instanceof MemoryExpression use) {
                return use.accept(MEMORY);
            }
            if (expression instanceof HeapExpression heap) {
                return heap.accept(HEAP);
            }
            Type[] any = new Type[expression.operands().size()];
            return Arrays.asList(any);
        }

        private List<Type> byReference(Signature signature) {
            List<Type> expected = new ArrayList<>(signature.parameters());
            expected.add(ReferenceType.FUNCTION);
            return expected;
        }

        private List<Type> expectedBy(CallPiece call) {
            Piece piece = pieces.get(call.piece());
            require(piece != null, "unknown piece %d", call.piece());
            Method other = callers.putIfAbsent(call.piece(), this);
            require(other == null || other == this, "piece %d is called by two methods", call.piece());
            return piece.entry().map(entry -> List.<Type>of(PrimitiveType.I32)).orElse(List.of());
        }

        /** Types of the operands of statements; null in them, or instead of them, where any will do. */
        private final class OperandTypes implements Statement.Visitor<List<Type>> {

            @Override
            public List<Type> visit(Mark statement) {
                return List.of();
            }

            @Override
            public List<Type> visit(Loop statement) {
                return List.of();
            }

            @Override
            public List<Type> visit(If statement) {
                return List.of(PrimitiveType.I32);
            }

            @Override
            public List<Type> visit(Branch statement) {
                return List.of();
            }

            @Override
            public List<Type> visit(BranchIf statement) {
                return List.of(PrimitiveType.I32);
            }

            @Override
            public List<Type> visit(Switch statement) {
                return List.of(PrimitiveType.I32);
            }

            @Override
            public List<Type> visit(Try statement) {
                return List.of();
            }

            @Override
            public List<Type> visit(Return statement) {
                return results;
            }

            @Override
            public List<Type> visit(Line statement) {
                return List.of();
            }

            @Override
            public List<Type> visit(Unreachable statement) {
                return List.of();
            }

            @Override
            public List<Type> visit(SetLocal statement) {
                return List.of(statement.local().type());
            }

            @Override
            public List<Type> visit(SetLocals statement) {
                return null;
            }

            @Override
            public List<Type> visit(SetGlobal statement) {
                return null;
            }

            @Override
            public List<Type> visit(SetGlobalHalf statement) {
                return List.of(PrimitiveType.I64);
            }

            @Override
            public List<Type> visit(TableSet statement) {
                return null;
            }

            @Override
            public List<Type> visit(Bulk statement) {
                return null;
            }

            @Override
            public List<Type> visit(Evaluate statement) {
                return null;
            }

            @Override
            public List<Type> visit(MemoryStatement statement) {
                return statement.accept(MEMORY);
            }

            @Override
            public List<Type> visit(HeapStatement statement) {
                return statement.accept(HEAP);
            }

            @Override
            public List<Type> visit(ControlStatement statement) {
                if (statement instanceof TailCall call) {
                    return call.function() == TailCall.BY_REFERENCE
                            ? byReference(call.signature())
                            : call.signature().parameters();
                }
                if (statement instanceof CheckInterrupt) {
                    return List.of();
                }
                return statement instanceof ThrowRef ? List.of(ReferenceType.EXCEPTION) : null;
            }
        }
    }
}

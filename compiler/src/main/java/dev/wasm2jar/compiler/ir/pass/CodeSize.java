package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.BinaryOp;
import dev.wasm2jar.compiler.ir.ControlExpression;
import dev.wasm2jar.compiler.ir.ControlStatement;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.*;
import dev.wasm2jar.compiler.ir.HeapExpression;
import dev.wasm2jar.compiler.ir.HeapStatement;
import dev.wasm2jar.compiler.ir.IrFunction;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.MemoryExpression;
import dev.wasm2jar.compiler.ir.MemoryStatement;
import dev.wasm2jar.compiler.ir.MemoryStatement.LargeStore;
import dev.wasm2jar.compiler.ir.MemoryStatement.Store;
import dev.wasm2jar.compiler.ir.Piece;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Statement.*;
import dev.wasm2jar.compiler.ir.Type;
import dev.wasm2jar.compiler.ir.UnaryOp;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * An upper bound, in bytes, of the bytecode that statements become. {@link Costs} says what each node costs. A single
 * measurement takes time linear in what is measured; nothing is remembered, so whoever needs the sizes of nested lists
 * asks for {@link #withoutNested} and adds them up itself.
 */
public final class CodeSize {

    private static final HeapCosts HEAP = new HeapCosts();

    private final ToIntFunction<Local> get;
    private final ToIntFunction<Local> set;
    final int reload;
    private final ExpressionSize expressions = new ExpressionSize();
    private final StatementSize statements = new StatementSize();
    private final LinearMemorySize memory = new LinearMemorySize(this);
    private final ControlSize control = new ControlSize(this);

    private CodeSize(ToIntFunction<Local> get, ToIntFunction<Local> set, int memories) {
        this.get = get;
        this.set = set;
        this.reload = memories * Costs.RELOAD_MEMORY;
    }

    /** The size of the method that the body of a function becomes; its pieces do not count. */
    public static int ofBody(IrFunction function) {
        Set<Local> parameters = new HashSet<>(function.parameters());
        int size = method(function, function.body(), parameters);
        if (boxed(function.signature().parameters())) {
            size += function.parameters().size() * Costs.UNBOX_ARGUMENT;
        }
        if (!function.frame().isEmpty()) {
            size += Costs.MAKE_FRAME;
            parameters.retainAll(function.frame());
            size += parameters.size() * Costs.FRAME_PARAMETER;
        }
        return size;
    }

    /** The size of the method that a piece of a function becomes. */
    public static int ofPiece(IrFunction function, Piece piece) {
        return method(function, piece.body(), piece.entry().map(Set::of).orElse(Set.of()));
    }

    /** The size of the largest method that a function becomes. */
    public static int ofLargestMethod(IrFunction function) {
        int largest = ofBody(function);
        for (Piece piece : function.pieces()) {
            largest = Math.max(largest, ofPiece(function, piece));
        }
        if (function.rest().isPresent()) {
            largest = Math.max(largest, ofLargestMethod(function.rest().get()));
        }
        return largest;
    }

    /**
     * Whether the body of a function that is whole becomes a method of at most so many bytes. Quick, unlike {@link
     * #ofBody}, if it is far smaller or far larger.
     */
    static boolean bodyFits(IrFunction function, int limit) {
        int memories = memories(function.body());
        CodeSize most = new CodeSize(local -> Costs.FAR_LOCAL, local -> Costs.FAR_LOCAL, memories);
        int bound = Costs.ENTRY
                + memories * Costs.RELOAD_MEMORY
                + function.locals().size() * Costs.INITIALISE_LOCAL
                + function.parameters().size() * Costs.UNBOX_ARGUMENT
                + most.of(function.body());
        if (bound <= limit) {
            return true;
        }
        CodeSize least = new CodeSize(local -> Costs.NEAR_LOCAL, local -> Costs.NEAR_LOCAL, 0);
        return least.of(function.body()) <= limit && ofBody(function) <= limit;
    }

    private static int method(IrFunction function, List<Statement> body, Set<Local> parameters) {
        Set<Local> frame = function.frame();
        Set<Local> locals = new HashSet<>(parameters);
        BitSet memories = new BitSet();
        Traversal.statements(body, statement -> {
            Traversal.locals(statement, locals::add);
            memories(statement, memories);
        });
        locals.removeIf(frame::contains);
        int near = locals.size() <= Costs.NEAR_LOCALS ? Costs.NEAR_LOCAL : Costs.FAR_LOCAL;
        CodeSize measure = new CodeSize(
                local -> frame.contains(local) ? Costs.FRAME_GET : near,
                local -> frame.contains(local) ? Costs.FRAME_SET : near,
                memories.cardinality());
        Set<Local> initialised = LocalUse.acrossJumps(body);
        initialised.removeAll(parameters);
        initialised.removeAll(frame);
        return Costs.ENTRY
                + memories.cardinality() * Costs.RELOAD_MEMORY
                + initialised.size() * Costs.INITIALISE_LOCAL
                + measure.of(body);
    }

    /**
     * Measures statements of a function before it is known which method they end up in and which locals are in the
     * frame: larger than, or equal to, what they become in any method. A local that is private after all is read and
     * assigned at least once each; the bound of that has room for its initialisation.
     */
    static CodeSize bound(int memories) {
        return bound(memories, null);
    }

    /**
     * As {@link #bound(int)}.
     *
     * @param confined a local that will be private to one method, or null; its initialisation does not count
     */
    static CodeSize bound(int memories, Local confined) {
        int set = Math.max(
                Costs.FRAME_SET, 2 * Costs.FAR_LOCAL + Costs.INITIALISE_LOCAL - Costs.FRAME_GET);
        return new CodeSize(
                local -> local.equals(confined) ? Costs.FAR_LOCAL : Costs.FRAME_GET,
                local -> local.equals(confined) ? Costs.FAR_LOCAL : set,
                memories);
    }

    /** Measures statements of a function that is in one piece. */
    static CodeSize whole(IrFunction function) {
        int local = function.locals().size() <= Costs.NEAR_LOCALS ? Costs.NEAR_LOCAL : Costs.FAR_LOCAL;
        return new CodeSize(get -> local, set -> local, memories(function.body()));
    }

    /** How many memories the statements access. */
    static int memories(List<Statement> body) {
        BitSet memories = new BitSet();
        Traversal.statements(body, statement -> memories(statement, memories));
        return memories.cardinality();
    }

    private static void memories(Statement statement, BitSet memories) {
        int accessed = memory(statement);
        if (accessed >= 0) {
            memories.set(accessed);
        }
        Traversal.expressions(statement, expression -> {
            if (expression instanceof MemoryExpression use && use.memory() >= 0) {
                memories.set(use.memory());
            }
        });
    }

    /** The memory that a statement itself accesses, or -1. */
    private static int memory(Statement statement) {
        if (statement instanceof Store store) {
            return store.memory();
        }
        if (statement instanceof LargeStore store) {
            return store.memory();
        }
        if (statement instanceof Bulk bulk) {
            return switch (bulk.op()) {
                case MEMORY_FILL, MEMORY_COPY, MEMORY_INIT -> bulk.first();
                default -> -1;
            };
        }
        return -1;
    }

    /** The size of a list with all that is nested in it. */
    int of(List<Statement> body) {
        int size = 0;
        for (Statement statement : body) {
            size += of(statement);
        }
        return size;
    }

    /** The size of a statement with all that is nested in it. */
    int of(Statement statement) {
        int size = withoutNested(statement);
        if (statement instanceof Loop loop) {
            size += of(loop.body());
        } else if (statement instanceof If branching) {
            size += of(branching.then()) + of(branching.otherwise());
        } else if (statement instanceof Try attempt) {
            size += of(attempt.body()) + of(attempt.handler());
        }
        return size;
    }

    /** The size of a statement without the lists that are nested in it. */
    int withoutNested(Statement statement) {
        return statement.accept(statements);
    }

    /** The size of the code that computes a value. */
    int of(Expression expression) {
        return expression.accept(expressions);
    }

    /** The arguments of a call, which are boxed if there are too many of them. */
    int arguments(List<Expression> operands) {
        int boxing = boxed(operands.stream().map(Expression::type).toList())
                ? Costs.CONSTANT + operands.size() * Costs.BOX_ARGUMENT
                : 0;
        return sum(operands) + boxing;
    }

    private static boolean boxed(List<Type> types) {
        int slots = 0;
        for (Type type : types) {
            slots += type == PrimitiveType.I64 || type == PrimitiveType.F64 ? 2 : 1;
        }
        return slots > Costs.MOST_SLOTS;
    }

    int sum(List<Expression> operands) {
        int size = 0;
        for (Expression operand : operands) {
            size += of(operand);
        }
        return size;
    }

    /** The size of the code that jumps depending on a value. */
    private int condition(Expression expression) {
        if (expression instanceof Compare compare) {
            return sum(compare.operands())
                    + Costs.CONDITION
                    + (compare.op().isUnsigned() ? Costs.UNSIGNED_CONDITION : 0);
        }
        if (expression instanceof RefIsNull || expression instanceof HeapExpression.RefEq eq && eq.isIdentity()) {
            return sum(expression.operands()) + Costs.JUMP;
        }
        if (expression instanceof Unary unary && unary.op() == UnaryOp.I32_EQZ) {
            return condition(unary.operand());
        }
        if (expression instanceof Unary unary && unary.op() == UnaryOp.I64_EQZ) {
            return of(unary.operand()) + Costs.CONDITION;
        }
        return of(expression) + Costs.JUMP;
    }

    private static int cost(BinaryOp op) {
        return switch (op) {
            case I32_ADD, I32_SUB, I32_MUL, I32_AND, I32_OR, I32_XOR, I32_SHL, I32_SHR_S, I32_SHR_U, I64_ADD, I64_SUB,
                    I64_MUL, I64_AND, I64_OR, I64_XOR, F32_ADD, F32_SUB, F32_MUL, F32_DIV, F64_ADD, F64_SUB, F64_MUL,
                    F64_DIV -> Costs.BINARY;
            case I64_SHL, I64_SHR_S, I64_SHR_U -> Costs.LONG_SHIFT;
            default -> Costs.BINARY_HELPER;
        };
    }

    private final class ExpressionSize implements Expression.Visitor<Integer> {

        @Override
        public Integer visit(I32Const expression) {
            return Costs.CONSTANT;
        }

        @Override
        public Integer visit(I64Const expression) {
            return Costs.CONSTANT;
        }

        @Override
        public Integer visit(F32Const expression) {
            return Costs.FLOAT_CONSTANT;
        }

        @Override
        public Integer visit(F64Const expression) {
            return Costs.FLOAT_CONSTANT;
        }

        @Override
        public Integer visit(RefNull expression) {
            return Costs.CONSTANT;
        }

        @Override
        public Integer visit(RefFunc expression) {
            return Costs.TABLE_ACCESS;
        }

        @Override
        public Integer visit(LocalGet expression) {
            return get.applyAsInt(expression.local());
        }

        @Override
        public Integer visit(GlobalGet expression) {
            return Costs.GLOBAL;
        }

        @Override
        public Integer visit(GlobalGetHalf expression) {
            return Costs.GLOBAL;
        }

        @Override
        public Integer visit(V128Const expression) {
            return 2 * Costs.CONSTANT;
        }

        @Override
        public Integer visit(CallRuntime expression) {
            return sum(expression.operands()) + Costs.CALL_RUNTIME;
        }

        @Override
        public Integer visit(TableSize expression) {
            return Costs.SIZE_QUERY;
        }

        @Override
        public Integer visit(Unary expression) {
            return expression.isComparison()
                    ? condition(expression) + Costs.CONDITION_VALUE
                    : of(expression.operand()) + Costs.UNARY;
        }

        @Override
        public Integer visit(Binary expression) {
            return of(expression.left()) + of(expression.right()) + cost(expression.op());
        }

        @Override
        public Integer visit(Compare expression) {
            return condition(expression) + Costs.CONDITION_VALUE;
        }

        @Override
        public Integer visit(RefIsNull expression) {
            return condition(expression) + Costs.CONDITION_VALUE;
        }

        @Override
        public Integer visit(Select expression) {
            return of(expression.ifTrue())
                    + of(expression.ifFalse())
                    + condition(expression.condition())
                    + Costs.SELECT;
        }

        @Override
        public Integer visit(TableGet expression) {
            return of(expression.index()) + Costs.TABLE_ACCESS;
        }

        @Override
        public Integer visit(Call expression) {
            return arguments(expression.operands()) + Costs.CALL + reload;
        }

        @Override
        public Integer visit(CallIndirect expression) {
            return arguments(expression.operands()) + Costs.CALL_INDIRECT + reload;
        }

        @Override
        public Integer visit(CallPiece expression) {
            return sum(expression.operands()) + Costs.CALL_PIECE + reload;
        }

        @Override
        public Integer visit(CallRest expression) {
            return sum(expression.operands()) + Costs.CALL;
        }

        @Override
        public Integer visit(TableGrow expression) {
            return sum(expression.operands()) + Costs.GROW;
        }

        @Override
        public Integer visit(MemoryExpression expression) {
            return expression.accept(memory);
        }

        @Override
        public Integer visit(HeapExpression expression) {
            return expression.isComparison()
                    ? condition(expression) + Costs.CONDITION_VALUE
                    : sum(expression.operands()) + expression.accept(HEAP);
        }

        @Override
        public Integer visit(ControlExpression expression) {
            return expression.accept(control);
        }
    }

    private final class StatementSize implements Statement.Visitor<Integer> {

        @Override
        public Integer visit(Mark statement) {
            return 0;
        }

        @Override
        public Integer visit(Loop statement) {
            return 0;
        }

        @Override
        public Integer visit(If statement) {
            return condition(statement.condition()) + 2 * Costs.JUMP;
        }

        @Override
        public Integer visit(Branch statement) {
            return Costs.JUMP;
        }

        @Override
        public Integer visit(BranchIf statement) {
            return condition(statement.condition()) + Costs.JUMP;
        }

        @Override
        public Integer visit(Switch statement) {
            return of(statement.index())
                    + Costs.SWITCH
                    + statement.targets().size() * Costs.SWITCH_TARGET;
        }

        @Override
        public Integer visit(Try statement) {
            return Costs.TRY + set.applyAsInt(statement.caught()) + reload;
        }

        @Override
        public Integer visit(Return statement) {
            int results = statement.operands().size();
            return sum(statement.operands())
                    + Costs.RETURN
                    + (results > 1 ? Costs.RETURN_SEVERAL + results * Costs.PER_RETURN : 0);
        }

        @Override
        public Integer visit(Line statement) {
            return 0;
        }

        @Override
        public Integer visit(Unreachable statement) {
            return Costs.UNREACHABLE;
        }

        @Override
        public Integer visit(SetLocal statement) {
            return of(statement.value()) + set.applyAsInt(statement.local());
        }

        @Override
        public Integer visit(SetLocals statement) {
            int size = of(statement.call()) + Costs.RESULTS;
            for (Local local : statement.locals()) {
                size += Costs.PER_RESULT + set.applyAsInt(local);
            }
            return size;
        }

        @Override
        public Integer visit(SetGlobal statement) {
            return of(statement.value()) + Costs.GLOBAL;
        }

        @Override
        public Integer visit(SetGlobalHalf statement) {
            return of(statement.value()) + Costs.GLOBAL;
        }

        @Override
        public Integer visit(TableSet statement) {
            return sum(statement.operands()) + Costs.TABLE_ACCESS;
        }

        @Override
        public Integer visit(Bulk statement) {
            return sum(statement.operands()) + Costs.BULK;
        }

        @Override
        public Integer visit(Evaluate statement) {
            return of(statement.value()) + Costs.DROP;
        }

        @Override
        public Integer visit(MemoryStatement statement) {
            return statement.accept(memory);
        }

        @Override
        public Integer visit(HeapStatement statement) {
            return sum(statement.operands()) + statement.accept(HEAP);
        }

        @Override
        public Integer visit(ControlStatement statement) {
            return statement.accept(control);
        }
    }
}

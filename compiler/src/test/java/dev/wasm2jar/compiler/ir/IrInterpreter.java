package dev.wasm2jar.compiler.ir;

import dev.wasm2jar.compiler.ir.Expression.*;
import dev.wasm2jar.compiler.ir.Statement.*;
import dev.wasm2jar.compiler.ir.pass.Liveness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs functions for tests. Calls are events: what they return depends on their arguments and on how many came before,
 * and the run ends after so many. Private locals of a piece have no value until they are assigned, in each run of the
 * piece; reading one too early fails the test.
 */
final class IrInterpreter {

    /** What happened: one line per call, then how the run ended. */
    record Outcome(List<String> events, String end) {}

    private static final class Stop extends RuntimeException {
        Stop(String reason) {
            super(reason, null, false, false);
        }
    }

    /** Calls of this function may throw. */
    static final int THROWING = 3;

    /** An exception, as a number that is made of its tag and its value. */
    private static final class Thrown extends RuntimeException {

        private final long exception;

        Thrown(long exception) {
            super(null, null, false, false);
            this.exception = exception;
        }

        static Thrown of(int tag, long value) {
            return new Thrown(value << 8 | tag);
        }
    }

    /** How addresses and offsets are added up. */
    private enum Addressing {
        /** As numbers of any size (spec 4.6.10). */
        EXACT,
        /** As ints, to an index. */
        INDEX
    }

    private static final int MEMORY_SIZE = 1 << 24;

    private record Jump(Label target) {}

    private record Values(List<Long> values) {}

    private final IrFunction function;
    private final Liveness liveness;
    private final int maximumEvents;
    private final long[] frame;
    private final Map<Integer, Piece> pieces = new HashMap<>();
    private final Map<List<Statement>, Map<Label, Integer>> marks = new IdentityHashMap<>();
    private final long[] globals;
    private final List<String> events;
    private Addressing addressing = Addressing.EXACT;
    private long steps;

    private IrInterpreter(IrFunction function, int maximumEvents, Liveness liveness) {
        this(function, maximumEvents, liveness, new long[8], new ArrayList<>());
    }

    private IrInterpreter(
            IrFunction function, int maximumEvents, Liveness liveness, long[] globals, List<String> events) {
        this.globals = globals;
        this.events = events;
        this.function = function;
        this.liveness = liveness;
        this.maximumEvents = maximumEvents;
        this.frame = new long[function.locals().size()];
        function.pieces().forEach(piece -> pieces.put(piece.number(), piece));
    }

    static Outcome run(IrFunction function, int maximumEvents, long... arguments) {
        return runLive(function, maximumEvents, null, arguments);
    }

    /** Takes the value of every local that is not live, at entry, marks and loop heads; none of them may be read. */
    static Outcome runLive(IrFunction function, int maximumEvents, Liveness liveness, long... arguments) {
        return outcome(new IrInterpreter(function, maximumEvents, liveness), arguments);
    }

    /** Runs a function whose addresses are made indices of an array. */
    static Outcome runLinear(IrFunction function, int maximumEvents, long... arguments) {
        var interpreter = new IrInterpreter(function, maximumEvents, null);
        interpreter.addressing = Addressing.INDEX;
        return outcome(interpreter, arguments);
    }

    private static Outcome outcome(IrInterpreter interpreter, long... arguments) {
        String end;
        try {
            end = interpreter.call(arguments);
        } catch (Stop stop) {
            end = stop.getMessage();
        } catch (Thrown thrown) {
            end = "exception " + thrown.exception;
        }
        return new Outcome(interpreter.events, end);
    }

    private String call(long[] arguments) {
        Method body = new Method(liveness == null ? 0 : null);
        if (liveness != null) {
            liveness.atEntry().forEach(local -> body.set(local, 0));
        }
        for (int i = 0; i < arguments.length; i++) {
            body.set(function.locals().get(i), arguments[i]);
        }
        Object result = body.list(function.body());
        return result == null ? "[]" : ((Values) result).values().toString();
    }

    private void event(String event) {
        events.add(event);
        if (events.size() >= maximumEvents) {
            throw new Stop("enough");
        }
    }

    /** One run of the body or of a piece. */
    private final class Method {

        private final Map<Local, Long> locals = new HashMap<>();
        private final Integer unassigned;

        /** @param unassigned what private locals are before assignment; null if that is an error */
        Method(Integer unassigned) {
            this.unassigned = unassigned;
        }

        private void set(Local local, long value) {
            if (function.frame().contains(local)) {
                frame[local.index()] = value;
            } else {
                locals.put(local, value);
            }
        }

        private long get(Local local) {
            if (function.frame().contains(local)) {
                return frame[local.index()];
            }
            Long value = locals.get(local);
            if (value == null && unassigned == null) {
                throw new AssertionError(local + " has no value");
            }
            return value == null ? unassigned : value;
        }

        /** Null if the end of the list was reached, otherwise a jump or the values of a return. */
        private Object list(List<Statement> body) {
            int i = 0;
            while (i < body.size()) {
                if (++steps > 5_000_000) {
                    throw new AssertionError("endless loop without events");
                }
                Object leave = statement(body.get(i));
                i++;
                if (leave instanceof Jump jump) {
                    Integer target = marks(body).get(jump.target());
                    if (target == null) {
                        return leave;
                    }
                    if (target < i) {
                        throw new AssertionError("backwards to " + jump.target());
                    }
                    i = target;
                } else if (leave != null) {
                    return leave;
                }
            }
            return null;
        }

        private Map<Label, Integer> marks(List<Statement> body) {
            return marks.computeIfAbsent(body, list -> {
                Map<Label, Integer> result = new HashMap<>();
                for (int i = 0; i < list.size(); i++) {
                    if (list.get(i) instanceof Mark mark) {
                        result.put(mark.label(), i);
                    }
                }
                return result;
            });
        }

        private Object statement(Statement statement) {
            if (statement instanceof Mark mark) {
                forget(mark.label());
                return null;
            }
            if (statement instanceof Loop loop) {
                Object leave;
                do {
                    forget(loop.head());
                    leave = list(loop.body());
                } while (leave instanceof Jump jump && jump.target().equals(loop.head()));
                return leave;
            }
            if (statement instanceof If branching) {
                return list(value(branching.condition()) != 0 ? branching.then() : branching.otherwise());
            }
            if (statement instanceof Branch branch) {
                return new Jump(branch.target());
            }
            if (statement instanceof BranchIf branch) {
                return value(branch.condition()) != 0 ? new Jump(branch.target()) : null;
            }
            if (statement instanceof Switch branch) {
                long index = value(branch.index()) & 0xffffffffL;
                return new Jump(
                        index < branch.targets().size() ? branch.targets().get((int) index) : branch.defaultTarget());
            }
            if (statement instanceof Return values) {
                return new Values(values.operands().stream().map(this::value).toList());
            }
            if (statement instanceof Try attempt) {
                return attempt(attempt);
            }
            if (statement instanceof ControlStatement.Throw raise) {
                throw Thrown.of(raise.tag(), value(raise.operands().get(0)));
            }
            if (statement instanceof ControlStatement.ThrowRef raise) {
                throw new Thrown(value(raise.exception()));
            }
            if (statement instanceof Unreachable) {
                throw new Stop("unreachable");
            }
            if (statement instanceof SetLocal set) {
                set(set.local(), value(set.value()));
            } else if (statement instanceof SetLocals set) {
                long value = value(set.call());
                for (Local local : set.locals()) {
                    set(local, value);
                    value = narrow(value * 31 + 7, local.type());
                }
            } else if (statement instanceof SetGlobal set) {
                globals[set.global()] = value(set.value());
            } else if (statement instanceof Evaluate evaluate) {
                value(evaluate.value());
            } else if (statement instanceof MemoryStatement.CheckAddress check) {
                checkIndex(value(check.address()));
            } else if (!(statement instanceof MemoryStatement.TakeContents)) {
                throw new AssertionError(statement.getClass());
            }
            return null;
        }

        private void forget(Label label) {
            if (liveness != null) {
                locals.keySet().retainAll(liveness.at(label));
            }
        }

        private Object attempt(Try attempt) {
            try {
                return list(attempt.body());
            } catch (Thrown thrown) {
                set(attempt.caught(), thrown.exception);
            }
            return list(attempt.handler());
        }

        private long narrow(long value, Type type) {
            return type == PrimitiveType.I64 ? value : (int) value;
        }

        private long value(Expression expression) {
            if (expression instanceof I32Const constant) {
                return constant.value();
            }
            if (expression instanceof I64Const constant) {
                return constant.value();
            }
            if (expression instanceof LocalGet get) {
                return get(get.local());
            }
            if (expression instanceof GlobalGet get) {
                return globals[get.global()];
            }
            if (expression instanceof CallPiece call) {
                return piece(call);
            }
            if (expression instanceof CallRest call) {
                return rest(call);
            }
            if (expression instanceof ControlExpression.HasTag test) {
                return (value(test.exception()) & 0xff) == test.tag() ? 1 : 0;
            }
            if (expression instanceof ControlExpression.ExceptionValue carried) {
                return value(carried.exception()) >> 8;
            }
            long[] operands = expression.operands().stream().mapToLong(this::value).toArray();
            if (expression instanceof MemoryExpression.Load load) {
                return load(load, operands[0]);
            }
            if (expression instanceof Binary binary) {
                return binary(binary.op(), operands[0], operands[1]);
            }
            if (expression instanceof Unary unary && unary.op() == UnaryOp.I32_EQZ) {
                return operands[0] == 0 ? 1 : 0;
            }
            if (expression instanceof Compare compare) {
                return compare(compare.op(), operands[0], operands[1]) ? 1 : 0;
            }
            if (expression instanceof Select) {
                return operands[2] != 0 ? operands[0] : operands[1];
            }
            if (expression instanceof Call call) {
                event("f" + call.function() + Arrays.toString(operands));
                long hash = Arrays.hashCode(operands) * 31L + call.function() + events.size() * 1_000_003L;
                hash = (hash ^ hash >>> 7) * 0x9E3779B97F4A7C15L;
                if (call.function() == THROWING && (hash & 1) != 0) {
                    throw Thrown.of((int) (hash >>> 8 & 1), (int) (hash >>> 40));
                }
                return narrow(hash >>> 40, call.type());
            }
            throw new AssertionError(expression.getClass());
        }

        private long load(MemoryExpression.Load load, long address) {
            long index = addressing == Addressing.INDEX
                    ? (int) (address + load.offset())
                    : Integer.toUnsignedLong((int) address) + load.offset();
            checkIndex(index);
            byte loaded = (byte) (index * 0x9E3779B97F4A7C15L >>> 40);
            return load.op() == LoadOp.I32_LOAD8_U ? Byte.toUnsignedInt(loaded) : loaded;
        }

        private static void checkIndex(long index) {
            if (index < 0 || index >= MEMORY_SIZE) {
                throw new Stop("out of bounds");
            }
        }

        private long rest(CallRest call) {
            IrFunction rest = function.rest().orElseThrow();
            var interpreter = new IrInterpreter(rest, maximumEvents, null, globals, events);
            Method body = interpreter.new Method(null);
            for (int i = 0; i < call.operands().size(); i++) {
                body.set(rest.locals().get(i), value(call.operands().get(i)));
            }
            List<Long> results = ((Values) body.list(rest.body())).values();
            return results.isEmpty() ? 0 : results.get(0);
        }

        private long piece(CallPiece call) {
            Piece piece = pieces.get(call.piece());
            Method method = new Method(null);
            if (piece.entry().isPresent()) {
                method.locals.put(piece.entry().get(), value(call.operands().get(0)));
            }
            return ((Values) method.list(piece.body())).values().get(0);
        }
    }

    private static long binary(BinaryOp op, long left, long right) {
        return switch (op) {
            case I32_ADD -> (int) (left + right);
            case I32_SUB -> (int) (left - right);
            case I32_MUL -> (int) (left * right);
            case I32_AND -> left & right;
            case I32_XOR -> left ^ right;
            case I32_SHR_U -> (int) left >>> (int) right;
            case I32_DIV_S -> {
                if (right == 0) {
                    throw new Stop("division by zero");
                }
                yield (int) (left / right);
            }
            case I64_ADD -> left + right;
            case I64_XOR -> left ^ right;
            default -> throw new AssertionError(op);
        };
    }

    private static boolean compare(CompareOp op, long left, long right) {
        return switch (op) {
            case I32_EQ -> left == right;
            case I32_LT_S -> left < right;
            case I32_GE_S -> left >= right;
            case I32_LT_U -> Integer.compareUnsigned((int) left, (int) right) < 0;
            default -> throw new AssertionError(op);
        };
    }
}

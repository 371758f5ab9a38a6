package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.Binary;
import dev.wasm2jar.compiler.ir.Expression.Compare;
import dev.wasm2jar.compiler.ir.Expression.I32Const;
import dev.wasm2jar.compiler.ir.Expression.I64Const;
import dev.wasm2jar.compiler.ir.Expression.LocalGet;
import dev.wasm2jar.compiler.ir.Expression.Select;
import dev.wasm2jar.compiler.ir.Expression.Unary;
import dev.wasm2jar.compiler.ir.IrFunction;
import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.LoadOp;
import dev.wasm2jar.compiler.ir.MemoryExpression.Load;
import dev.wasm2jar.compiler.ir.MemoryStatement.Store;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Statement.Branch;
import dev.wasm2jar.compiler.ir.Statement.BranchIf;
import dev.wasm2jar.compiler.ir.Statement.If;
import dev.wasm2jar.compiler.ir.Statement.Line;
import dev.wasm2jar.compiler.ir.Statement.Loop;
import dev.wasm2jar.compiler.ir.Statement.Mark;
import dev.wasm2jar.compiler.ir.Statement.Return;
import dev.wasm2jar.compiler.ir.Statement.SetLocal;
import dev.wasm2jar.compiler.ir.Statement.Switch;
import dev.wasm2jar.compiler.ir.StoreOp;
import dev.wasm2jar.compiler.ir.pass.SymbolicValue.Bytes;
import dev.wasm2jar.compiler.ir.pass.SymbolicValue.Number;
import dev.wasm2jar.compiler.ir.pass.SymbolicValue.Pointer;
import dev.wasm2jar.compiler.ir.pass.SymbolicValue.Side;
import java.util.Arrays;
import java.util.List;

/**
 * Proves that a function of a destination, a source and a length copies so many bytes and does nothing else, if both ranges
 * are within the memory and do not overlap, and for all lengths up to some. How such a function runs depends only on the
 * length and on the lowest bits of the addresses. So it is run for all of these, on bytes that are not known; what it
 * does with them is then the same whatever they are.
 */
final class CopyProof {

    /** The largest alignment that such functions ask about. */
    private static final int LARGEST_MODULUS = 16;
    private static final int LEAST_MODULUS = 4;
    /** Statements, for each byte of the length and one more, that a run may take: more than any copy needs. */
    private static final int STEPS = 64;
    /** Statements that all runs of a function may take: four times as many as a loop over bytes. */
    private static final int ALL_STEPS = 4_000_000;

    /** A run that does something else, or of which that cannot be told. */
    private static final class Unproven extends RuntimeException {
        Unproven() {
            super(null, null, false, false);
        }
    }

    private static final Label RETURNED = new Label(-1);

    private final IrFunction function;
    private final SymbolicArithmetic arithmetic;
    private final int length;
    private final SymbolicValue[] locals;
    /** What is at the destination, as in {@link Bytes}. */
    private final int[] stored;
    private int steps;

    private CopyProof(IrFunction function, SymbolicArithmetic arithmetic, int length) {
        this.function = function;
        this.arithmetic = arithmetic;
        this.length = length;
        this.steps = STEPS * (length + 1);
        this.stored = new int[length];
        Arrays.fill(stored, Bytes.UNKNOWN);
        this.locals = new SymbolicValue[function.locals().size()];
        for (Local local : function.locals()) {
            if (local.type() == PrimitiveType.I32) {
                locals[local.index()] = Number.of(0, Integer.BYTES);
            } else if (local.type() == PrimitiveType.I64) {
                locals[local.index()] = Number.of(0, Long.BYTES);
            }
        }
        locals[0] = new Pointer(Side.TO, 0);
        locals[1] = new Pointer(Side.FROM, 0);
        locals[2] = Number.of(length, Integer.BYTES);
    }

    /** Whether a function whose parameters are three i32 is known to copy all lengths up to this one. */
    static boolean copies(IrFunction function, int longest) {
        for (int modulus = LEAST_MODULUS; modulus <= LARGEST_MODULUS; modulus *= 2) {
            if (copies(function, longest, modulus)) {
                return true;
            }
        }
        return false;
    }

    private static boolean copies(IrFunction function, int longest, int modulus) {
        try {
            int steps = ALL_STEPS;
            // The longest first: it fails soonest.
            for (int length = longest; length >= 0; length--) {
                for (int to = 0; to < modulus; to++) {
                    for (int from = 0; from < modulus; from++) {
                        steps -= new CopyProof(function, new SymbolicArithmetic(modulus, to, from), length).run();
                        require(steps > 0);
                    }
                }
            }
            return true;
        } catch (Unproven unproven) {
            return false;
        }
    }

    /** How many statements it took. */
    private int run() {
        Label end = list(function.body());
        require(end == null && function.signature().results().isEmpty() || end == RETURNED);
        for (int i = 0; i < length; i++) {
            require(stored[i] == Bytes.SOURCE + i);
        }
        return STEPS * (length + 1) - steps;
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new Unproven();
        }
    }

    private static <T> T known(T value) {
        require(value != null);
        return value;
    }

    /** Runs statements: where control goes from there, or null if to what follows them. */
    private Label list(List<Statement> statements) {
        for (int i = 0; i < statements.size(); i++) {
            Label target = statement(statements.get(i));
            if (target != null) {
                i = statements.indexOf(new Mark(target));
                if (i < 0) {
                    return target;
                }
            }
        }
        return null;
    }

    private Label statement(Statement statement) {
        require(steps-- > 0);
        if (statement instanceof SetLocal set) {
            locals[set.local().index()] = value(set.value());
        } else if (statement instanceof Store store) {
            store(store);
        } else if (statement instanceof Branch branch) {
            return branch.target();
        } else if (statement instanceof BranchIf branch) {
            return number(branch.condition()) != 0 ? branch.target() : null;
        } else if (statement instanceof Switch branch) {
            long index = Integer.toUnsignedLong((int) number(branch.index()));
            return index < branch.targets().size() ? branch.targets().get((int) index) : branch.defaultTarget();
        } else if (statement instanceof If branching) {
            return list(number(branching.condition()) != 0 ? branching.then() : branching.otherwise());
        } else if (statement instanceof Loop loop) {
            Label target = loop.head();
            while (loop.head().equals(target)) {
                target = list(loop.body());
            }
            return target;
        } else if (statement instanceof Return values) {
            require(values.operands().stream().allMatch(
                    operand -> value(operand).equals(new Pointer(Side.TO, 0))));
            return RETURNED;
        } else {
            require(statement instanceof Mark || statement instanceof Line);
        }
        return null;
    }

    private long number(Expression expression) {
        SymbolicValue value = value(expression);
        require(value instanceof Number);
        return ((Number) value).value();
    }

    private SymbolicValue value(Expression expression) {
        if (expression instanceof LocalGet get) {
            return known(locals[get.local().index()]);
        }
        if (expression instanceof I32Const constant) {
            return new Number(constant.value(), Integer.BYTES);
        }
        if (expression instanceof I64Const constant) {
            return new Number(constant.value(), Long.BYTES);
        }
        if (expression instanceof Unary unary) {
            return known(arithmetic.unary(unary.op(), value(unary.operand())));
        }
        if (expression instanceof Binary binary) {
            return known(arithmetic.binary(binary.op(), value(binary.left()), value(binary.right())));
        }
        if (expression instanceof Compare compare) {
            return known(arithmetic.compare(compare.op(), value(compare.left()), value(compare.right())));
        }
        if (expression instanceof Select select) {
            // Both are computed (spec 4.4.4): the other one may trap.
            SymbolicValue ifTrue = value(select.ifTrue());
            SymbolicValue ifFalse = value(select.ifFalse());
            return number(select.condition()) != 0 ? ifTrue : ifFalse;
        }
        require(expression instanceof Load);
        return load((Load) expression);
    }

    /** The address of an access, which must not have wrapped around. */
    private Pointer address(int memory, Expression address, long offset) {
        SymbolicValue value = value(address);
        require(memory == 0 && value instanceof Pointer);
        var base = (Pointer) value;
        require(arithmetic.isExact(base) && offset >= 0 && offset <= length);
        return new Pointer(base.side(), base.offset() + (int) offset);
    }

    private boolean isWithin(Pointer at, int width) {
        return at.offset() >= 0 && at.offset() + width <= length;
    }

    /** Whether an aligned access is of a byte of a range: then all of it is within the memory, which is whole pages. */
    private boolean isPartlyWithin(Pointer at, int width) {
        return arithmetic.isMultiple(at, width) && at.offset() < length && at.offset() + width > 0;
    }

    private SymbolicValue load(Load load) {
        int width = width(load.op());
        Pointer at = address(load.memory(), load.address(), load.offset());
        require(isWithin(at, width) || isPartlyWithin(at, width));
        int[] bytes = new int[width];
        for (int i = 0; i < width; i++) {
            int index = at.offset() + i;
            boolean isWithin = index >= 0 && index < length;
            bytes[i] = !isWithin ? Bytes.UNKNOWN : at.side() == Side.FROM ? Bytes.SOURCE + index : stored[index];
        }
        return new Bytes(bytes).resized(load.op().type() == PrimitiveType.I32 ? Integer.BYTES : Long.BYTES);
    }

    private static int width(LoadOp op) {
        return switch (op) {
            case I32_LOAD8_U, I64_LOAD8_U -> Byte.BYTES;
            case I32_LOAD16_U, I64_LOAD16_U -> Short.BYTES;
            case I32_LOAD, I64_LOAD32_U -> Integer.BYTES;
            case I64_LOAD -> Long.BYTES;
            default -> throw new Unproven();
        };
    }

    private void store(Store store) {
        int width = width(store.op());
        Pointer at = address(store.memory(), store.address(), store.offset());
        require(at.side() == Side.TO && isWithin(at, width));
        System.arraycopy(known(SymbolicValue.bytes(value(store.value()))).bytes(), 0, stored, at.offset(), width);
    }

    private static int width(StoreOp op) {
        return switch (op) {
            case I32_STORE8, I64_STORE8 -> Byte.BYTES;
            case I32_STORE16, I64_STORE16 -> Short.BYTES;
            case I32_STORE, I64_STORE32 -> Integer.BYTES;
            case I64_STORE -> Long.BYTES;
            default -> throw new Unproven();
        };
    }
}

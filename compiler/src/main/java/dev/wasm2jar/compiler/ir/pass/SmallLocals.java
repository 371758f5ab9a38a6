package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.Binary;
import dev.wasm2jar.compiler.ir.Expression.I32Const;
import dev.wasm2jar.compiler.ir.Expression.I64Const;
import dev.wasm2jar.compiler.ir.Expression.LocalGet;
import dev.wasm2jar.compiler.ir.Expression.Unary;
import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.MemoryExpression.Load;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Which locals hold a small integer wherever control is now: one below 2^31 if taken as unsigned. Such a number can be an
 * index of an array, and signed and unsigned comparisons of two of them are the same. At first nothing is known.
 */
final class SmallLocals {

    /** The locals, by index, of each state in which control may come to a label that is still to follow. */
    private final Map<Label, BitSet> arriving = new HashMap<>();
    /** By index; null where control does not come. */
    private BitSet present = new BitSet();

    boolean contains(Local local) {
        return present != null && present.get(local.index());
    }

    /** From here on the local is known to be small. */
    void add(Local local) {
        if (present != null) {
            present.set(local.index());
        }
    }

    /** The local is assigned what nothing is known of. */
    void remove(Local local) {
        if (present != null) {
            present.clear(local.index());
        }
    }

    void assign(Local local, Expression value) {
        if (isSmall(value)) {
            add(local);
        } else {
            remove(local);
        }
    }

    /** What is known, for {@link #set} and {@link #join}; null where control does not come. */
    BitSet state() {
        return present == null ? null : (BitSet) present.clone();
    }

    void set(BitSet state) {
        present = state;
    }

    /** Control comes here from another place too. */
    void join(BitSet other) {
        if (present == null) {
            present = other;
        } else if (other != null) {
            present.and(other);
        }
    }

    /** Control may go to that label from here. */
    void jump(Label target) {
        if (present == null) {
            return;
        }
        BitSet there = arriving.get(target);
        if (there == null) {
            arriving.put(target, state());
        } else {
            there.and(present);
        }
    }

    /** Control does not go on. */
    void leave() {
        present = null;
    }

    /** The place of a label that is jumped to from before only. */
    void mark(Label label) {
        join(arriving.remove(label));
    }

    /**
     * Control comes here from where nothing is known.
     *
     * <p>The head of a loop is such a place, even for what the loop does not assign: C2 makes slower loops without a check of
     * their own (decision 032).
     */
    void forget() {
        present = new BitSet();
    }

    /** Whether the value of the expression is small. */
    boolean isSmall(Expression expression) {
        if (expression instanceof LocalGet get) {
            return contains(get.local());
        }
        if (expression instanceof I32Const constant) {
            return constant.value() >= 0;
        }
        if (expression instanceof I64Const constant) {
            return constant.value() >= 0 && constant.value() <= Integer.MAX_VALUE;
        }
        if (expression instanceof Load load) {
            return switch (load.op()) {
                case I32_LOAD8_U, I32_LOAD16_U, I64_LOAD8_U, I64_LOAD16_U -> true;
                default -> false;
            };
        }
        if (expression instanceof Expression.Select select) {
            return isSmall(select.ifTrue()) && isSmall(select.ifFalse());
        }
        if (expression instanceof Unary unary) {
            return isSmall(unary);
        }
        return expression.isComparison() || expression instanceof Binary binary && isSmall(binary);
    }

    private boolean isSmall(Unary unary) {
        return switch (unary.op()) {
            case I32_EQZ, I64_EQZ, I32_CLZ, I32_CTZ, I32_POPCNT, I64_CLZ, I64_CTZ, I64_POPCNT -> true;
            case I32_WRAP_I64, I64_EXTEND_I32_S, I64_EXTEND_I32_U -> isSmall(unary.operand());
            default -> false;
        };
    }

    private boolean isSmall(Binary binary) {
        Expression left = binary.left();
        Expression right = binary.right();
        return switch (binary.op()) {
            case I32_AND, I64_AND -> isSmall(left) || isSmall(right);
            case I32_OR, I64_OR, I32_XOR, I64_XOR, I32_DIV_S, I64_DIV_S -> isSmall(left) && isSmall(right);
            // Neither is greater than the dividend; a remainder is less than the divisor, too.
            case I32_DIV_U, I64_DIV_U, I32_REM_S, I64_REM_S, I32_SHR_S, I64_SHR_S -> isSmall(left);
            case I32_REM_U, I64_REM_U -> isSmall(left) || isSmall(right);
            case I32_SHR_U -> isSmall(left)
                    || right instanceof I32Const distance && distance.value() % Integer.SIZE != 0;
            case I64_SHR_U -> isSmall(left)
                    || right instanceof I64Const distance && (distance.value() & 63) > Integer.SIZE;
            default -> false;
        };
    }
}

package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.BinaryOp;
import dev.wasm2jar.compiler.ir.CompareOp;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.UnaryOp;
import dev.wasm2jar.compiler.ir.pass.SymbolicValue.Bytes;
import dev.wasm2jar.compiler.ir.pass.SymbolicValue.Low;
import dev.wasm2jar.compiler.ir.pass.SymbolicValue.Number;
import dev.wasm2jar.compiler.ir.pass.SymbolicValue.Pointer;
import dev.wasm2jar.compiler.ir.pass.SymbolicValue.Side;

/**
 * What operations make of {@link SymbolicValue}s (spec 4.3.2). Where the result is none, or a comparison cannot be decided,
 * it is null.
 *
 * @param modulus a power of two
 * @param to the address of the destination modulo that
 * @param from the address of the source modulo that
 */
record SymbolicArithmetic(int modulus, int to, int from) {

    /** Arrays end so far below 2^31 at least. */
    private static final int ROOM = 0xffff;
    /** Addresses are shifted to make numbers of bits of numbers of bytes. */
    private static final int MOST_SHIFT = 8;
    /** So much is known of a number that is known: more than is ever asked. */
    private static final int LARGEST_MODULUS = 1 << 16;

    /** Whether an address is known not to have wrapped around: its range is not below what it is modulo a power of two. */
    boolean isExact(Pointer pointer) {
        return pointer.offset() >= -residue(pointer.side()) && pointer.offset() <= ROOM;
    }

    /** Whether an address is a multiple of a power of two; not known of more than the modulus. */
    boolean isMultiple(Pointer pointer, int of) {
        return of <= modulus && (low(pointer).bits() & of - 1) == 0;
    }

    private int residue(Side side) {
        return side == Side.TO ? to : from;
    }

    SymbolicValue unary(UnaryOp op, SymbolicValue operand) {
        if (operand instanceof Number number) {
            return switch (op) {
                case I32_WRAP_I64 -> Number.of(number.value(), Integer.BYTES);
                case I64_EXTEND_I32_U -> new Number(Integer.toUnsignedLong((int) number.value()), Long.BYTES);
                case I64_EXTEND_I32_S -> new Number(number.value(), Long.BYTES);
                case I32_EQZ, I64_EQZ -> Number.of(number.value() == 0);
                default -> null;
            };
        }
        if (operand instanceof Bytes bytes) {
            return switch (op) {
                case I32_WRAP_I64 -> bytes.resized(Integer.BYTES);
                case I64_EXTEND_I32_U -> bytes.resized(Long.BYTES);
                default -> null;
            };
        }
        return null;
    }

    SymbolicValue compare(CompareOp op, SymbolicValue left, SymbolicValue right) {
        if (left instanceof Number one && right instanceof Number other) {
            return relation(op, op.isUnsigned()
                    ? Long.compareUnsigned(one.value(), other.value())
                    : Long.compare(one.value(), other.value()));
        }
        // What has not wrapped around is ordered as the distances are.
        return left instanceof Pointer one && right instanceof Pointer other && one.side() == other.side()
                        && isExact(one) && isExact(other)
                ? relation(op, Integer.compare(one.offset(), other.offset()))
                : null;
    }

    /** @param order below, at or above zero, as the operands compare */
    private static Number relation(CompareOp op, int order) {
        return switch (op) {
            case I32_EQ, I64_EQ -> Number.of(order == 0);
            case I32_NE, I64_NE -> Number.of(order != 0);
            case I32_LT_S, I32_LT_U, I64_LT_S, I64_LT_U -> Number.of(order < 0);
            case I32_GT_S, I32_GT_U, I64_GT_S, I64_GT_U -> Number.of(order > 0);
            case I32_LE_S, I32_LE_U, I64_LE_S, I64_LE_U -> Number.of(order <= 0);
            case I32_GE_S, I32_GE_U, I64_GE_S, I64_GE_U -> Number.of(order >= 0);
            default -> null;
        };
    }

    SymbolicValue binary(BinaryOp op, SymbolicValue left, SymbolicValue right) {
        if (left instanceof Number one && right instanceof Number other) {
            return numbers(op, one.value(), other.value());
        }
        if (left instanceof Bytes || right instanceof Bytes) {
            return bytes(op, SymbolicValue.bytes(left), right);
        }
        if (left instanceof Pointer pointer && right instanceof Number number) {
            if (op == BinaryOp.I32_ADD) {
                return new Pointer(pointer.side(), pointer.offset() + (int) number.value());
            }
            if (op == BinaryOp.I32_SUB) {
                return new Pointer(pointer.side(), pointer.offset() - (int) number.value());
            }
            if (op == BinaryOp.I32_AND && number.value() < 0 && ~number.value() < modulus) {
                return new Pointer(pointer.side(), pointer.offset() - (low(pointer).bits() & ~(int) number.value()));
            }
        }
        if (op == BinaryOp.I32_ADD && left instanceof Number && right instanceof Pointer) {
            return binary(op, right, left);
        }
        if (op == BinaryOp.I32_SUB && left instanceof Pointer one && right instanceof Pointer other
                && one.side() == other.side()) {
            return Number.of(one.offset() - (long) other.offset(), Integer.BYTES);
        }
        return low(op, left, right);
    }

    private static SymbolicValue numbers(BinaryOp op, long left, long right) {
        int width = op.type() == PrimitiveType.I32 ? Integer.BYTES : Long.BYTES;
        return switch (op) {
            case I32_ADD, I64_ADD -> Number.of(left + right, width);
            case I32_SUB, I64_SUB -> Number.of(left - right, width);
            case I32_MUL, I64_MUL -> Number.of(left * right, width);
            case I32_AND, I64_AND -> Number.of(left & right, width);
            case I32_OR, I64_OR -> Number.of(left | right, width);
            case I32_XOR, I64_XOR -> Number.of(left ^ right, width);
            case I32_SHL -> Number.of((int) left << (int) right, width);
            case I32_SHR_U -> Number.of((int) left >>> (int) right, width);
            case I32_SHR_S -> Number.of((int) left >> (int) right, width);
            case I64_SHL -> Number.of(left << right, width);
            case I64_SHR_U -> Number.of(left >>> right, width);
            case I64_SHR_S -> Number.of(left >> right, width);
            default -> null;
        };
    }

    /** Of values that have bytes of the source: what moves whole bytes, or puts them beside each other. */
    private static SymbolicValue bytes(BinaryOp op, Bytes left, SymbolicValue right) {
        Bytes other = SymbolicValue.bytes(right);
        if (left == null || other == null) {
            return null;
        }
        return switch (op) {
            case I32_SHL, I64_SHL -> right instanceof Number by ? shifted(left, by.value(), 1) : null;
            case I32_SHR_U, I64_SHR_U -> right instanceof Number by ? shifted(left, by.value(), -1) : null;
            case I32_OR, I64_OR, I32_XOR, I64_XOR, I32_ADD, I64_ADD -> beside(left, other);
            case I32_AND, I64_AND -> right instanceof Number ? masked(left, other) : null;
            default -> null;
        };
    }

    private static SymbolicValue shifted(Bytes value, long by, int sign) {
        int bits = (int) by & Byte.SIZE * value.bytes().length - 1;
        return bits % Byte.SIZE == 0 ? value.shifted(sign * bits / Byte.SIZE) : null;
    }

    private static SymbolicValue beside(Bytes left, Bytes right) {
        int[] result = new int[left.bytes().length];
        for (int i = 0; i < result.length; i++) {
            if (left.bytes()[i] != 0 && right.bytes()[i] != 0) {
                return null;
            }
            result[i] = left.bytes()[i] + right.bytes()[i];
        }
        return new Bytes(result);
    }

    private static SymbolicValue masked(Bytes value, Bytes mask) {
        int[] result = new int[value.bytes().length];
        for (int i = 0; i < result.length; i++) {
            int bits = mask.bytes()[i];
            if (bits != 0 && bits != 0xff) {
                return null;
            }
            result[i] = bits == 0 ? 0 : value.bytes()[i];
        }
        return new Bytes(result);
    }

    /** What is known of the result if one operand at least is an address, or made of some. */
    private SymbolicValue low(BinaryOp op, SymbolicValue left, SymbolicValue right) {
        if (op == BinaryOp.I32_SHL) {
            return right instanceof Number by ? shifted(low(left), (int) by.value() & Integer.SIZE - 1) : null;
        }
        Low one = low(left);
        Low other = low(right);
        int known = Math.min(one.modulus(), other.modulus());
        int mask = one.bits() & other.bits();
        return switch (op) {
            case I32_ADD -> Low.of(one.bits() + other.bits(), known);
            case I32_SUB -> Low.of(one.bits() - other.bits(), known);
            case I32_OR -> Low.of(one.bits() | other.bits(), known);
            case I32_XOR -> Low.of(one.bits() ^ other.bits(), known);
            case I32_AND -> isBelow(left, other.modulus()) || isBelow(right, one.modulus())
                    ? new Number(mask, Integer.BYTES)
                    : Low.of(mask, known);
            default -> null;
        };
    }

    private static Low shifted(Low value, int by) {
        return by <= MOST_SHIFT ? Low.of(value.bits() << by, value.modulus() << by) : null;
    }

    private static boolean isBelow(SymbolicValue value, int modulus) {
        return value instanceof Number number && number.value() >= 0 && number.value() < modulus;
    }

    private Low low(SymbolicValue value) {
        if (value instanceof Number number) {
            return Low.of((int) number.value(), LARGEST_MODULUS);
        }
        return value instanceof Pointer pointer
                ? Low.of(residue(pointer.side()) + pointer.offset(), modulus)
                : (Low) value;
    }
}

package dev.wasm2jar.compiler.ir.vector;

import dev.wasm2jar.compiler.ir.BinaryOp;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.LoadOp;
import dev.wasm2jar.compiler.ir.MemoryExpression.Load;
import dev.wasm2jar.compiler.ir.MemoryExpression.VectorLoad;
import dev.wasm2jar.compiler.ir.MemoryStatement;
import dev.wasm2jar.compiler.ir.MemoryStatement.VectorStore;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.RuntimeMethod;
import dev.wasm2jar.compiler.ir.StoreOp;
import dev.wasm2jar.compiler.ir.UnaryOp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Loads and stores of vectors (spec 4.6.10) as those of scalars. */
final class VectorMemory {

    private static final int BYTES = 16;

    private VectorMemory() {}

    private static LoadOp load(PrimitiveType lane) {
        return LoadOp.valueOf(lane.name() + "_LOAD");
    }

    private static StoreOp store(PrimitiveType lane) {
        return StoreOp.valueOf(lane.name() + "_STORE");
    }

    /** The offset of a lane. One that does not fit makes every access trap, so that any such offset will do. */
    private static long offset(long base, int lane) {
        return Long.compareUnsigned(base, -BYTES) > 0 ? base : base + lane;
    }

    /**
     * {@code v128.load}: the loads of the lanes, which trap.
     *
     * @param address a local or a constant
     */
    static List<Expression> loads(VectorLoad load, Expression address, VectorShape shape) {
        var parts = new ArrayList<Expression>(shape.lanes());
        for (int i = 0; i < shape.lanes(); i++) {
            parts.add(new Load(load(shape.lane()), load.memory(), address,
                    offset(load.offset(), i * shape.laneBytes())));
        }
        return parts;
    }

    /**
     * All loads but {@code v128.load} and those of a lane.
     *
     * @param shape of the result; a natural one
     */
    static Lanes load(VectorLoad load, Expression address, VectorShape shape, ScalarCode code) {
        return switch (load.op()) {
            case V128_LOAD8X8_S -> widen(scalar(load, LoadOp.I64_LOAD, address, code), "extendS", code);
            case V128_LOAD8X8_U -> widen(scalar(load, LoadOp.I64_LOAD, address, code), "extendU", code);
            case V128_LOAD16X4_S -> shorts(scalar(load, LoadOp.I64_LOAD, address, code), true);
            case V128_LOAD16X4_U -> shorts(scalar(load, LoadOp.I64_LOAD, address, code), false);
            case V128_LOAD32X2_S -> {
                Expression both = scalar(load, LoadOp.I64_LOAD, address, code);
                yield halves(Scalars.unary(UnaryOp.I64_EXTEND32_S, both),
                        Scalars.binary(BinaryOp.I64_SHR_S, both, Scalars.i64(Integer.SIZE)));
            }
            case V128_LOAD32X2_U -> {
                Expression both = scalar(load, LoadOp.I64_LOAD, address, code);
                yield halves(Scalars.and(both, Scalars.i64(0xffff_ffffL)), Scalars.shrU(both, Integer.SIZE));
            }
            case V128_LOAD8_SPLAT -> splat(
                    scalar(load, LoadOp.I64_LOAD8_U, address, code), 0x0101_0101_0101_0101L, code);
            case V128_LOAD16_SPLAT -> splat(
                    scalar(load, LoadOp.I64_LOAD16_U, address, code), 0x0001_0001_0001_0001L, code);
            case V128_LOAD32_SPLAT -> {
                VectorShape lanes = shape.lanes() == 4 ? shape : VectorShape.I32X4;
                Expression lane = scalar(load, load(lanes.lane()), address, code);
                yield new Lanes(lanes, Collections.nCopies(4, lane));
            }
            case V128_LOAD64_SPLAT -> {
                VectorShape lanes = shape.lanes() == 2 ? shape : VectorShape.I64X2;
                Expression lane = scalar(load, load(lanes.lane()), address, code);
                yield new Lanes(lanes, Collections.nCopies(2, lane));
            }
            case V128_LOAD32_ZERO -> {
                if (shape.lanes() == 2) {
                    yield halves(scalar(load, LoadOp.I64_LOAD32_U, address, code), Scalars.i64(0));
                }
                yield lowest(scalar(load, load(shape.lane()), address, code), shape);
            }
            case V128_LOAD64_ZERO -> {
                VectorShape lanes = shape.lanes() == 2 ? shape : VectorShape.I64X2;
                yield lowest(scalar(load, load(lanes.lane()), address, code), lanes);
            }
            default -> throw new IllegalStateException(load.op().name());
        };
    }

    /** Computes a load now. */
    static Expression scalar(VectorLoad load, LoadOp op, Expression address, ScalarCode code) {
        return code.compute(new Load(op, load.memory(), address, load.offset()));
    }

    private static Lanes halves(Expression low, Expression high) {
        return new Lanes(VectorShape.I64X2, List.of(low, high));
    }

    private static Lanes widen(Expression bytes, String method, ScalarCode code) {
        var extend = new RuntimeMethod("I16x8", method, List.of(PrimitiveType.I64), PrimitiveType.I64);
        List<Expression> parts = NarrowIntegerRules.upperAndLower(extend, List.of(bytes), code);
        return new Lanes(VectorShape.I64X2, parts);
    }

    private static Lanes shorts(Expression all, boolean signed) {
        var parts = new ArrayList<Expression>(4);
        for (int i = 0; i < 4; i++) {
            Expression lane = Scalars.wrap(Scalars.shrU(all, i * Short.SIZE));
            parts.add(signed
                    ? Scalars.unary(UnaryOp.I32_EXTEND16_S, lane)
                    : Scalars.and(lane, Scalars.i32(0xffff)));
        }
        return new Lanes(VectorShape.I32X4, parts);
    }

    private static Lanes splat(Expression lane, long factor, ScalarCode code) {
        Expression half = code.compute(Scalars.binary(BinaryOp.I64_MUL, lane, Scalars.i64(factor)));
        return halves(half, half);
    }

    private static Lanes lowest(Expression lane, VectorShape shape) {
        var parts = new ArrayList<Expression>(Collections.nCopies(shape.lanes(), shape.lane().zero()));
        parts.set(0, lane);
        return new Lanes(shape, parts);
    }

    /** Replaces the lane of a vector with what is in memory. */
    static Lanes loadLane(VectorLoad load, Expression address, Lanes vector, ScalarCode code) {
        VectorShape shape = vector.shape();
        var parts = new ArrayList<>(vector.parts());
        int bits = switch (load.op()) {
            case V128_LOAD8_LANE -> 8;
            case V128_LOAD16_LANE -> 16;
            default -> 0;
        };
        if (bits == 0) {
            parts.set(load.lane(), scalar(load, load(shape.lane()), address, code));
            return new Lanes(shape, parts);
        }
        int half = load.lane() * bits / Long.SIZE;
        int shift = load.lane() * bits % Long.SIZE;
        Expression lane = scalar(load, bits == 8 ? LoadOp.I64_LOAD8_U : LoadOp.I64_LOAD16_U, address, code);
        long others = ~((1L << bits) - 1 << shift);
        parts.set(half, Scalars.or(
                Scalars.and(parts.get(half), Scalars.i64(others)), Scalars.shl(lane, shift)));
        return new Lanes(shape, parts);
    }

    /**
     * {@code v128.store}: the last lane first, so that nothing is written if any byte is outside of memory.
     *
     * @param address a local or a constant
     */
    static void store(VectorStore store, Expression address, Lanes value, ScalarCode code) {
        VectorShape shape = value.shape();
        for (int i = shape.lanes() - 1; i >= 0; i--) {
            code.add(new MemoryStatement.Store(store(shape.lane()), store.memory(), address,
                    offset(store.offset(), i * shape.laneBytes()), value.part(i)));
        }
    }

    /** In which shape the lane that is stored is found. */
    static VectorShape shapeOfLane(VectorStore store, VectorShape natural) {
        return switch (store.op()) {
            case V128_STORE32_LANE -> natural != null && natural.lanes() == 4 ? natural : VectorShape.I32X4;
            case V128_STORE64_LANE -> natural != null && natural.lanes() == 2 ? natural : VectorShape.I64X2;
            default -> VectorShape.I64X2;
        };
    }

    static void storeLane(VectorStore store, Expression address, Lanes value, ScalarCode code) {
        int bits = switch (store.op()) {
            case V128_STORE8_LANE -> 8;
            case V128_STORE16_LANE -> 16;
            default -> 0;
        };
        StoreOp op = bits == 0 ? store(value.shape().lane()) : bits == 8 ? StoreOp.I64_STORE8 : StoreOp.I64_STORE16;
        Expression lane = bits == 0
                ? value.part(store.lane())
                : Scalars.shrU(value.part(store.lane() * bits / Long.SIZE), store.lane() * bits % Long.SIZE);
        code.add(new MemoryStatement.Store(op, store.memory(), address, store.offset(), lane));
    }
}

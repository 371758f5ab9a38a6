package dev.wasm2jar.compiler.ir.vector;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.IrModule;
import dev.wasm2jar.compiler.ir.LoadOp;
import dev.wasm2jar.compiler.ir.MemoryExpression.VectorLoad;
import dev.wasm2jar.compiler.ir.MemoryKind;
import dev.wasm2jar.compiler.ir.MemoryStatement;
import dev.wasm2jar.compiler.ir.MemoryStatement.VectorStore;
import dev.wasm2jar.compiler.ir.StoreOp;
import dev.wasm2jar.compiler.ir.VectorOp;
import java.util.List;

/**
 * Loads and stores (spec 4.6.10) of vectors that are whole: all bytes at once, or a number that becomes a vector, or is a
 * lane of one.
 */
final class WholeMemory {

    private final IrModule module;
    private final VectorRules rules;
    private final ScalarCode code;

    WholeMemory(IrModule module, VectorRules rules, ScalarCode code) {
        this.module = module;
        this.rules = rules;
        this.code = code;
    }

    /** Whether all bytes of a vector are loaded and stored at once; if not, its halves are. */
    boolean isArray(int memory) {
        return module.memories().get(memory).kind() == MemoryKind.ARRAY;
    }

    /** All loads but those of a lane. The address is a local or a constant. */
    Lanes load(VectorLoad load, Expression address) {
        return switch (load.op()) {
            case V128_LOAD -> all(load, address);
            case V128_LOAD8X8_S -> extended(VectorOp.I16X8_EXTEND_LOW_I8X16_S, load, address);
            case V128_LOAD8X8_U -> extended(VectorOp.I16X8_EXTEND_LOW_I8X16_U, load, address);
            case V128_LOAD16X4_S -> extended(VectorOp.I32X4_EXTEND_LOW_I16X8_S, load, address);
            case V128_LOAD16X4_U -> extended(VectorOp.I32X4_EXTEND_LOW_I16X8_U, load, address);
            case V128_LOAD32X2_S -> extended(VectorOp.I64X2_EXTEND_LOW_I32X4_S, load, address);
            case V128_LOAD32X2_U -> extended(VectorOp.I64X2_EXTEND_LOW_I32X4_U, load, address);
            case V128_LOAD8_SPLAT -> splat(VectorOp.I8X16_SPLAT, LoadOp.I32_LOAD8_U, load, address);
            case V128_LOAD16_SPLAT -> splat(VectorOp.I16X8_SPLAT, LoadOp.I32_LOAD16_U, load, address);
            case V128_LOAD32_SPLAT -> splat(VectorOp.I32X4_SPLAT, LoadOp.I32_LOAD, load, address);
            case V128_LOAD64_SPLAT -> splat(VectorOp.I64X2_SPLAT, LoadOp.I64_LOAD, load, address);
            case V128_LOAD32_ZERO -> low(VectorMemory.scalar(load, LoadOp.I64_LOAD32_U, address, code));
            case V128_LOAD64_ZERO -> low(VectorMemory.scalar(load, LoadOp.I64_LOAD, address, code));
            default -> throw new IllegalArgumentException(load.op().name());
        };
    }

    private Lanes all(VectorLoad load, Expression address) {
        VectorShape shape = isArray(load.memory()) ? VectorShape.WHOLE : VectorShape.I64X2;
        List<Expression> parts = VectorMemory.loads(load, address, shape).stream()
                .<Expression>map(code::compute)
                .toList();
        return ShapeConversion.convert(new Lanes(shape, parts), VectorShape.WHOLE, code);
    }

    private Lanes extended(VectorOp extend, VectorLoad load, Expression address) {
        return operation(extend, List.of(low(VectorMemory.scalar(load, LoadOp.I64_LOAD, address, code))), null, 0);
    }

    private Lanes splat(VectorOp splat, LoadOp op, VectorLoad load, Expression address) {
        return operation(splat, List.of(), VectorMemory.scalar(load, op, address, code), 0);
    }

    /** The upper half is zero. */
    private Lanes low(Expression half) {
        return ShapeConversion.convert(
                new Lanes(VectorShape.I64X2, List.of(half, Scalars.i64(0))), VectorShape.WHOLE, code);
    }

    Lanes loadLane(VectorLoad load, Expression address, Lanes value) {
        return switch (load.op()) {
            case V128_LOAD8_LANE -> replaced(VectorOp.I8X16_REPLACE_LANE, LoadOp.I32_LOAD8_U, load, address, value);
            case V128_LOAD16_LANE -> replaced(VectorOp.I16X8_REPLACE_LANE, LoadOp.I32_LOAD16_U, load, address, value);
            case V128_LOAD32_LANE -> replaced(VectorOp.I32X4_REPLACE_LANE, LoadOp.I32_LOAD, load, address, value);
            case V128_LOAD64_LANE -> replaced(VectorOp.I64X2_REPLACE_LANE, LoadOp.I64_LOAD, load, address, value);
            default -> throw new IllegalArgumentException(load.op().name());
        };
    }

    private Lanes replaced(VectorOp replace, LoadOp op, VectorLoad load, Expression address, Lanes value) {
        Expression lane = VectorMemory.scalar(load, op, address, code);
        return operation(replace, List.of(value), lane, load.lane());
    }

    /** Nothing is written if any byte is outside of memory: the upper half is the first that is. */
    void store(VectorStore store, Expression address, Lanes value) {
        switch (store.op()) {
            case V128_STORE -> VectorMemory.store(store, address, isArray(store.memory())
                    ? value
                    : ShapeConversion.convert(value, VectorShape.I64X2, code), code);
            case V128_STORE8_LANE -> lane(VectorOp.I8X16_EXTRACT_LANE_U, StoreOp.I32_STORE8, store, address, value);
            case V128_STORE16_LANE -> lane(VectorOp.I16X8_EXTRACT_LANE_U, StoreOp.I32_STORE16, store, address, value);
            case V128_STORE32_LANE -> lane(VectorOp.I32X4_EXTRACT_LANE, StoreOp.I32_STORE, store, address, value);
            case V128_STORE64_LANE -> lane(VectorOp.I64X2_EXTRACT_LANE, StoreOp.I64_STORE, store, address, value);
        }
    }

    private void lane(VectorOp extract, StoreOp op, VectorStore store, Expression address, Lanes value) {
        Expression lane = expand(extract, List.of(value), null, store.lane());
        code.add(new MemoryStatement.Store(op, store.memory(), address, store.offset(), lane));
    }

    private Lanes operation(VectorOp op, List<Lanes> vectors, Expression scalar, int lane) {
        return new Lanes(VectorShape.WHOLE, List.of(expand(op, vectors, scalar, lane)));
    }

    private Expression expand(VectorOp op, List<Lanes> vectors, Expression scalar, int lane) {
        return rules.of(op).expansion().expand(new VectorRules.Operands(vectors, scalar, lane), code).get(0);
    }
}

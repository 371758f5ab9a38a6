package dev.wasm2jar.compiler.ir.vector;

import dev.wasm2jar.compiler.ir.BinaryOp;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.CallRuntime;
import dev.wasm2jar.compiler.ir.Expression.V128Const;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.RuntimeMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code i8x16.shuffle} (spec 4.4.3): its lane numbers are constant, so what it moves where is known. */
final class Shuffles {

    private static final RuntimeMethod SPREAD =
            new RuntimeMethod("I8x16", "spread", List.of(PrimitiveType.I64), PrimitiveType.I64);

    private Shuffles() {}

    private static int[] bytes(V128Const lanes) {
        int[] result = new int[16];
        for (int i = 0; i < 8; i++) {
            result[i] = (int) (lanes.low() >>> 8 * i) & 0xff;
            result[i + 8] = (int) (lanes.high() >>> 8 * i) & 0xff;
        }
        return result;
    }

    /** Whether bytes only move together with all others of their lane. */
    static boolean movesLanes(V128Const lanes, int laneBytes) {
        int[] bytes = bytes(lanes);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] % laneBytes != i % laneBytes || bytes[i] / laneBytes != bytes[i - i % laneBytes] / laneBytes) {
                return false;
            }
        }
        return true;
    }

    /** Lanes of a shape are chosen from two vectors of that shape. */
    static Lanes choose(V128Const lanes, Lanes first, Lanes second, ScalarCode code) {
        List<Expression> sources = new ArrayList<>(code.stable(first.parts()));
        sources.addAll(code.stable(second.parts()));
        int[] bytes = bytes(lanes);
        int laneBytes = first.shape().laneBytes();
        var parts = new ArrayList<Expression>(first.shape().lanes());
        for (int i = 0; i < first.shape().lanes(); i++) {
            parts.add(sources.get(bytes[i * laneBytes] / laneBytes));
        }
        return new Lanes(first.shape(), parts);
    }

    /** Bytes are chosen from two vectors in halves. */
    static Lanes bytes(V128Const lanes, Lanes first, Lanes second, ScalarCode code) {
        List<Expression> sources = new ArrayList<>(code.stable(first.parts()));
        sources.addAll(code.stable(second.parts()));
        int[] bytes = bytes(lanes);
        return new Lanes(VectorShape.I64X2, List.of(
                half(Arrays.copyOfRange(bytes, 0, 8), sources, code),
                half(Arrays.copyOfRange(bytes, 8, 16), sources, code)));
    }

    private static Expression half(int[] bytes, List<Expression> sources, ScalarCode code) {
        Expression interleaved = interleave(bytes, sources);
        if (interleaved != null) {
            return interleaved;
        }
        // Bytes that move by the same distance within one source move at once.
        Map<Integer, Long> masks = new LinkedHashMap<>();
        for (int i = 0; i < bytes.length; i++) {
            int distance = (i - bytes[i] % 8) * Byte.SIZE;
            masks.merge(bytes[i] / 8 << 8 | distance + Long.SIZE, 0xffL << i * Byte.SIZE, (a, b) -> a | b);
        }
        Expression result = Scalars.i64(0);
        for (Map.Entry<Integer, Long> move : masks.entrySet()) {
            Expression source = sources.get(move.getKey() >> 8);
            int distance = (move.getKey() & 0xff) - Long.SIZE;
            result = code.bounded(Scalars.or(result, move(source, distance, move.getValue())));
        }
        return result;
    }

    /** The mask is left out if the shift leaves nothing else. */
    private static Expression move(Expression source, int distance, long mask) {
        if (distance >= 0) {
            Expression shifted = Scalars.shl(source, distance);
            return mask == -1L << distance ? shifted : Scalars.and(shifted, Scalars.i64(mask));
        }
        Expression shifted = Scalars.shrU(source, -distance);
        return mask == -1L >>> -distance ? shifted : Scalars.and(shifted, Scalars.i64(mask));
    }

    /** Four neighbouring bytes of one source between four of another, as unpacking and widening do; or null. */
    private static Expression interleave(int[] bytes, List<Expression> sources) {
        for (int i = 2; i < bytes.length; i++) {
            if (bytes[i] != bytes[i - 2] + 1) {
                return null;
            }
        }
        if (bytes[0] % 4 != 0 || bytes[1] % 4 != 0) {
            return null;
        }
        return Scalars.or(
                spread(bytes[0], sources),
                Scalars.binary(BinaryOp.I64_SHL, spread(bytes[1], sources), Scalars.i64(Byte.SIZE)));
    }

    private static Expression spread(int first, List<Expression> sources) {
        Expression source = Scalars.shrU(sources.get(first / 8), first % 8 * Byte.SIZE);
        return new CallRuntime(SPREAD, List.of(source));
    }
}

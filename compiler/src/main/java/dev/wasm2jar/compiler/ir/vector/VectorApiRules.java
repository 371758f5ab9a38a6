package dev.wasm2jar.compiler.ir.vector;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.CallRuntime;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.ReferenceType;
import dev.wasm2jar.compiler.ir.RuntimeMethod;
import dev.wasm2jar.compiler.ir.Type;
import dev.wasm2jar.compiler.ir.VectorOp;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Operations on whole vectors, by a method of the runtime each that is named as the operation. The few that are left out
 * are computed on scalars.
 */
final class VectorApiRules {

    /** Where the API is slower than scalars, or has nothing that fits. */
    private static final Set<VectorOp> ON_SCALARS = EnumSet.of(
            VectorOp.I8X16_POPCNT,
            VectorOp.I32X4_TRUNC_SAT_F64X2_S_ZERO,
            VectorOp.I32X4_TRUNC_SAT_F64X2_U_ZERO,
            VectorOp.I32X4_RELAXED_TRUNC_F64X2_S_ZERO,
            VectorOp.I32X4_RELAXED_TRUNC_F64X2_U_ZERO,
            VectorOp.F64X2_CONVERT_LOW_I32X4_U,
            VectorOp.I16X8_RELAXED_DOT_I8X16_I7X16_S,
            VectorOp.I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S);

    /** Of what relaxed instructions may do, the same as their strict counterparts. */
    private static final Map<VectorOp, VectorOp> STRICT = new EnumMap<>(Map.ofEntries(
            Map.entry(VectorOp.I8X16_RELAXED_SWIZZLE, VectorOp.I8X16_SWIZZLE),
            Map.entry(VectorOp.I32X4_RELAXED_TRUNC_F32X4_S, VectorOp.I32X4_TRUNC_SAT_F32X4_S),
            Map.entry(VectorOp.I32X4_RELAXED_TRUNC_F32X4_U, VectorOp.I32X4_TRUNC_SAT_F32X4_U),
            Map.entry(VectorOp.I8X16_RELAXED_LANESELECT, VectorOp.V128_BITSELECT),
            Map.entry(VectorOp.I16X8_RELAXED_LANESELECT, VectorOp.V128_BITSELECT),
            Map.entry(VectorOp.I32X4_RELAXED_LANESELECT, VectorOp.V128_BITSELECT),
            Map.entry(VectorOp.I64X2_RELAXED_LANESELECT, VectorOp.V128_BITSELECT),
            Map.entry(VectorOp.F32X4_RELAXED_MIN, VectorOp.F32X4_MIN),
            Map.entry(VectorOp.F32X4_RELAXED_MAX, VectorOp.F32X4_MAX),
            Map.entry(VectorOp.F64X2_RELAXED_MIN, VectorOp.F64X2_MIN),
            Map.entry(VectorOp.F64X2_RELAXED_MAX, VectorOp.F64X2_MAX),
            Map.entry(VectorOp.I16X8_RELAXED_Q15MULR_S, VectorOp.I16X8_Q15MULR_SAT_S)));

    /** Those on scalars, but for what is replaced. */
    static final VectorRules RULES = new VectorRules();

    static {
        define(RULES);
    }

    private VectorApiRules() {}

    private static void define(VectorRules rules) {
        for (VectorOp op : EnumSet.complementOf(EnumSet.copyOf(ON_SCALARS))) {
            boolean isNumber = op.result() != PrimitiveType.V128;
            rules.define(op, VectorShape.WHOLE, isNumber ? null : VectorShape.WHOLE,
                    (operands, code) -> List.of(call(op, operands)));
        }
    }

    private static Expression call(VectorOp op, VectorRules.Operands operands) {
        List<Expression> arguments = new ArrayList<>();
        List<Type> parameters = new ArrayList<>();
        operands.vectors().forEach(vector -> {
            arguments.add(vector.part(0));
            parameters.add(ReferenceType.VECTOR);
        });
        if (operands.scalar() != null) {
            arguments.add(operands.scalar());
            parameters.add(operands.scalar().type());
        }
        if (hasLane(op)) {
            arguments.add(Scalars.i32(operands.lane()));
            parameters.add(PrimitiveType.I32);
        }
        return new CallRuntime(method(op, parameters), arguments);
    }

    private static boolean hasLane(VectorOp op) {
        return op.name().contains("_EXTRACT_LANE") || op.name().contains("_REPLACE_LANE");
    }

    private static RuntimeMethod method(VectorOp op, List<Type> parameters) {
        Type result = op.result() == PrimitiveType.V128 ? ReferenceType.VECTOR : op.result();
        RuntimeMethod method = VectorRules.method(STRICT.getOrDefault(op, op), parameters, result);
        return new RuntimeMethod("simd/" + method.owner(), method.name(), parameters, result);
    }
}

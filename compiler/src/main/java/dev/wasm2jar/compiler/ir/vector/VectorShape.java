package dev.wasm2jar.compiler.ir.vector;

import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.ReferenceType;
import dev.wasm2jar.compiler.ir.Type;

/**
 * What a vector is kept in: scalars, lane 0 first, or one object. Lanes of 8 and 16 bits stay together in halves of 64
 * bits.
 */
enum VectorShape {
    I64X2(PrimitiveType.I64, 2),
    I32X4(PrimitiveType.I32, 4),
    F32X4(PrimitiveType.F32, 4),
    F64X2(PrimitiveType.F64, 2),
    /** An object of the Vector API. */
    WHOLE(PrimitiveType.V128, 1);

    private final PrimitiveType lane;
    private final int lanes;

    VectorShape(PrimitiveType lane, int lanes) {
        this.lane = lane;
        this.lanes = lanes;
    }

    /** The type of the locals that keep a lane. */
    Type type() {
        return this == WHOLE ? ReferenceType.VECTOR : lane;
    }

    PrimitiveType lane() {
        return lane;
    }

    int lanes() {
        return lanes;
    }

    int laneBytes() {
        return 16 / lanes;
    }

    /** The shape of integers with lanes as large. */
    VectorShape integers() {
        return switch (lanes) {
            case 2 -> I64X2;
            case 4 -> I32X4;
            default -> WHOLE;
        };
    }
}

package dev.wasm2jar.compiler.ir;

import java.util.Locale;

/** A type that is no reference. */
public enum PrimitiveType implements Type {
    I32,
    I64,
    F32,
    F64,
    V128;

    /** The constant that locals of the type begin with (spec 4.2.4). */
    public Expression.Leaf zero() {
        return switch (this) {
            case I32 -> new Expression.I32Const(0);
            case I64 -> new Expression.I64Const(0);
            case F32 -> new Expression.F32Const(0);
            case F64 -> new Expression.F64Const(0);
            case V128 -> new Expression.V128Const(0, 0);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

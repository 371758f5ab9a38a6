package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.ir.ControlExpression;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.HeapExpression;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.MemoryExpression;

/** What an expression depends on, as a set of bits: decides whether its evaluation may be delayed past a statement. */
final class Effects {

    static final int NONE = 0;
    /** May trap. */
    static final int TRAPS = 1;
    /** Reads linear memory or its size. */
    static final int MEMORY = 2;
    /** Reads a mutable global. */
    static final int GLOBAL = 4;
    /** Reads a table or its size. */
    static final int TABLE = 8;
    /** Reads a local. */
    static final int LOCAL = 16;
    /** Reads a structure or an array. */
    static final int HEAP = 64;
    /** Everything that a call can change or end. */
    static final int CALL = TRAPS | MEMORY | GLOBAL | TABLE | HEAP;

    private Effects() {}

    /** The bits of the expression itself, without its operands. */
    static int own(Expression expression) {
        if (expression instanceof Expression.LocalGet) {
            return LOCAL;
        }
        if (expression instanceof MemoryExpression.Load || expression instanceof MemoryExpression.VectorLoad) {
            return MEMORY | TRAPS;
        }
        if (expression instanceof MemoryExpression.MemorySize) {
            return MEMORY;
        }
        if (expression instanceof Expression.GlobalGet) {
            return GLOBAL;
        }
        if (expression instanceof Expression.TableGet || expression instanceof ControlExpression.TableFunction) {
            return TABLE | TRAPS;
        }
        if (expression instanceof Expression.TableSize) {
            return TABLE;
        }
        if (expression instanceof Expression.Unary unary) {
            return unary.op().mayTrap() ? TRAPS : NONE;
        }
        if (expression instanceof Expression.Binary binary) {
            return binary.op().mayTrap() ? TRAPS : NONE;
        }
        if (expression instanceof HeapExpression heap) {
            return own(heap);
        }
        if (expression instanceof ControlExpression control) {
            return control.mayTrap() ? TRAPS : NONE;
        }
        return NONE;
    }

    private static int own(HeapExpression expression) {
        boolean reads = expression instanceof HeapExpression.StructGet || expression instanceof HeapExpression.ArrayGet;
        return (reads ? HEAP : NONE) | (expression.mayTrap() ? TRAPS : NONE);
    }

    /** Whether the expression reads that local. */
    static boolean reads(Expression expression, Local local) {
        if (expression instanceof Expression.LocalGet get) {
            return get.local().equals(local);
        }
        for (Expression operand : expression.operands()) {
            if (reads(operand, local)) {
                return true;
            }
        }
        return false;
    }
}

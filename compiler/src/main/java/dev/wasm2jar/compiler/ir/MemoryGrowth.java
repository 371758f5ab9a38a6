package dev.wasm2jar.compiler.ir;

import java.util.BitSet;
import java.util.Set;

/**
 * Which code may make a memory of the module grow. What is missing here leaves every memory as it is, so that its callers
 * may go on using what they know of it.
 *
 * @param functions indices of the functions that may do so, by themselves or by what they call; all imported ones are
 *     among them
 * @param tableCalls the calls through tables that may lead to such a function
 */
public record MemoryGrowth(BitSet functions, Set<TableCall> tableCalls) {

    public MemoryGrowth {
        functions = (BitSet) functions.clone();
        tableCalls = Set.copyOf(tableCalls);
    }

    /**
     * All calls through a table that have the same type.
     *
     * @param type its canonical text
     */
    public record TableCall(int table, String type) {}

    /** Whether a function may do so. */
    public boolean isIn(int function) {
        return functions.get(function);
    }

    /**
     * Whether an effect may do so.
     *
     * @param function which it is in
     */
    public boolean isIn(Expression.Effect effect, int function) {
        if (effect instanceof Expression.Call call) {
            return isIn(call.function());
        }
        if (effect instanceof Expression.CallIndirect call) {
            return tableCalls.contains(new TableCall(call.table(), call.signature().text()));
        }
        if (effect instanceof Expression.CallPiece || effect instanceof Expression.CallRest) {
            return isIn(function);
        }
        return effect instanceof MemoryExpression.MemoryGrow || effect instanceof ControlExpression.CallRef;
    }
}

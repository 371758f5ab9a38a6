package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.LocalNumbers;
import dev.wasm2jar.compiler.ir.MemoryExpression;
import dev.wasm2jar.compiler.ir.MemoryStatement;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.pass.Traversal;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** How often the code of a method names what it has in variables: locals, and what it keeps of memories. */
final class VariableUses {

    private final LocalNumbers locals = new LocalNumbers();
    private final SortedMap<Integer, Integer> memories = new TreeMap<>();

    private VariableUses() {}

    static VariableUses in(List<Statement> body) {
        var uses = new VariableUses();
        Traversal.statements(body, uses::statement);
        return uses;
    }

    int of(Local local) {
        return Math.max(0, locals.get(local));
    }

    int ofMemory(int memory) {
        return memories.getOrDefault(memory, 0);
    }

    /** The memories whose contents the code accesses. */
    Set<Integer> memories() {
        return memories.keySet();
    }

    private void statement(Statement statement) {
        Traversal.expressions(statement, this::expression);
        Traversal.assigned(statement, this::use);
        if (statement instanceof MemoryStatement.Store store) {
            use(store.memory());
        } else if (statement instanceof MemoryStatement.LargeStore store) {
            use(store.memory());
        }
    }

    private void expression(Expression expression) {
        if (expression instanceof Expression.LocalGet get) {
            use(get.local());
        } else if (expression instanceof MemoryExpression.Load load) {
            use(load.memory());
        } else if (expression instanceof MemoryExpression.LargeLoad load) {
            use(load.memory());
        } else if (expression instanceof MemoryExpression.TryCopy copy) {
            use(copy.memory());
        }
    }

    private void use(Local local) {
        locals.put(local, of(local) + 1);
    }

    private void use(int memory) {
        memories.merge(memory, 1, Integer::sum);
    }
}

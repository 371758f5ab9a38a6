package dev.wasm2jar.compiler.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasm2jar.compiler.ir.Expression.*;
import dev.wasm2jar.compiler.ir.MemoryExpression.*;
import dev.wasm2jar.compiler.ir.MemoryStatement.*;
import dev.wasm2jar.compiler.ir.Statement.*;
import dev.wasm2jar.compiler.ir.pass.Linearize;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Accesses with 64-bit addresses to memories that are arrays: one check makes a local fit for all of them. */
class LongAddressTest {

    private static final Local ADDRESS = new Local(0, PrimitiveType.I64);
    private static final Signature STORES = new Signature(List.of(PrimitiveType.I64), List.of(), "stores", List.of());

    private static String linearized(Statement... body) {
        var function = new IrFunction(0, "f", STORES, List.of(ADDRESS), 1, List.of(body));
        String printed = IrPrinter.print(Linearize.apply(function));
        return printed.substring(printed.indexOf('\n') + 1, printed.lastIndexOf("end"));
    }

    private static Load load(Expression address, long offset) {
        return new Load(LoadOp.I64_LOAD, 0, address, offset);
    }

    private static Store store(Expression address, long offset, Expression value) {
        return new Store(StoreOp.I64_STORE, 0, address, offset, value);
    }

    @Test
    void oneCheckServesAllAccessesUntilTheLocalChanges() {
        var get = new LocalGet(ADDRESS);
        assertEquals(
                """
                  check_address($0)
                  i64.store ($0, i64.load offset=8 ($0))
                  $0 = i64.load offset=2147483647 ($0)
                  check_address($0)
                  i64.store offset=16 ($0, 1L)
                """,
                linearized(
                        store(get, 0, load(get, 8)),
                        new SetLocal(ADDRESS, load(get, Integer.MAX_VALUE)),
                        store(get, 16, new I64Const(1))));
    }

    @Test
    void constantAddressesBecomeIndices() {
        assertEquals(
                """
                  i64.store (24, i64.load (-1))
                  i64.store (-1, i64.load (-1))
                """,
                linearized(
                        store(new I64Const(8), 16, load(new I64Const(1L << 32), 8)),
                        store(new I64Const(-8), 16, load(new I64Const(Integer.MAX_VALUE), 1))));
    }

    @Test
    void offsetsThatNoArrayHasTrapOnceTheAddressIsComputed() {
        assertEquals(
                """
                  drop $0
                  i64.store (-1, 1L)
                  drop $0
                  i64.store (-1, 1L)
                """,
                linearized(
                        store(new LocalGet(ADDRESS), 1L << 31, new I64Const(1)),
                        store(new LocalGet(ADDRESS), -8, new I64Const(1))));
    }
}

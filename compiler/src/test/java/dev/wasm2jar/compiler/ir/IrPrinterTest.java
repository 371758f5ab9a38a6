package dev.wasm2jar.compiler.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasm2jar.compiler.ir.Expression.*;
import dev.wasm2jar.compiler.ir.MemoryExpression.*;
import dev.wasm2jar.compiler.ir.MemoryStatement.*;
import dev.wasm2jar.compiler.ir.Statement.*;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IrPrinterTest {

    @Test
    void printsFunctionsWithPieces() {
        Local parameter = new Local(0, PrimitiveType.I32);
        Local sum = new Local(1, PrimitiveType.I64);
        Local entry = new Local(2, PrimitiveType.I32);
        Label head = new Label(0);
        Label end = new Label(1);
        Expression address = new LocalGet(parameter);
        List<Statement> looped = List.of(
                new CheckAddress(address),
                new SetLocal(sum, new Binary(
                        BinaryOp.I64_ADD,
                        new LocalGet(sum),
                        new Load(LoadOp.I64_LOAD32_U, 0, address, 8))),
                new If(
                        new Compare(CompareOp.I32_LT_U, address, new I32Const(-1)),
                        List.of(new Branch(head)),
                        List.of(new Store(StoreOp.F64_STORE, 1, address, 0, new F64Const(1L << 63)))),
                new Switch(address, List.of(head, end), end),
                new Mark(end));
        IrFunction function = new IrFunction(
                3,
                "sum",
                RandomFunctions.ONE,
                List.of(parameter, sum, entry),
                2,
                List.of(
                        new Loop(head, looped),
                        new Evaluate(new Call(4, RandomFunctions.ONE, List.of(address))),
                        new Evaluate(new CallPiece(0, List.of(new I32Const(1)))),
                        new Return(List.of(new Unary(UnaryOp.I32_WRAP_I64, new LocalGet(sum))))),
                List.of(new Piece(0, Optional.of(entry), Piece.Inlining.POSSIBLE,
                        List.of(new Return(List.of(new I32Const(0)))))),
                Set.of(sum, parameter));
        assertEquals(
                """
                func 3 "sum" ($0 i32) -> i32
                  local $1 i64, $2 i32
                  frame $0, $1
                  loop L0
                    check_address($0)
                    $1 = i64.add($1, i64.load32_u offset=8 ($0))
                    if i32.lt_u($0, -1)
                      br L0
                    else
                      f64.store memory=1 ($0, -0.0d)
                    end
                    switch $0 [L0, L1] default L1
                    L1:
                  end
                  drop call $print($0)
                  drop call_piece 0(1)
                  return i32.wrap_i64($1)
                piece 0 ($2)
                  return 0
                end
                """,
                IrPrinter.print(function, index -> index == 4 ? "print" : null));
    }
}

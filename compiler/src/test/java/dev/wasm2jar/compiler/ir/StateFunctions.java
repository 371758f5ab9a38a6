package dev.wasm2jar.compiler.ir;

import dev.wasm2jar.compiler.ir.Expression.Binary;
import dev.wasm2jar.compiler.ir.Expression.Call;
import dev.wasm2jar.compiler.ir.Expression.Compare;
import dev.wasm2jar.compiler.ir.Expression.I32Const;
import dev.wasm2jar.compiler.ir.Expression.LocalGet;
import dev.wasm2jar.compiler.ir.Expression.Select;
import dev.wasm2jar.compiler.ir.Statement.Branch;
import dev.wasm2jar.compiler.ir.Statement.BranchIf;
import dev.wasm2jar.compiler.ir.Statement.If;
import dev.wasm2jar.compiler.ir.Statement.Loop;
import dev.wasm2jar.compiler.ir.Statement.Mark;
import dev.wasm2jar.compiler.ir.Statement.Return;
import dev.wasm2jar.compiler.ir.Statement.SetLocal;
import dev.wasm2jar.compiler.ir.Statement.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes functions whose loop switches by a state, to which it mostly assigns constants; the same for the same seed. */
final class StateFunctions {

    private static final Local ARGUMENT = new Local(0, PrimitiveType.I32);
    private static final Local STATE = new Local(1, PrimitiveType.I32);
    private static final Local PRESENT = new Local(2, PrimitiveType.I32);
    private static final Local LETTER = new Local(3, PrimitiveType.I32);
    private static final Local OTHER = new Local(4, PrimitiveType.I32);
    private static final Signature SIGNATURE =
            new Signature(List.of(PrimitiveType.I32), List.of(PrimitiveType.I32), "main", List.of());

    private final Random random;
    private final int states;
    private final Label head = new Label(0);
    private final Label end = new Label(1);
    private int labels = 2;

    private StateFunctions(long seed) {
        random = new Random(seed);
        states = 3 + random.nextInt(6);
    }

    static IrFunction function(long seed) {
        return new StateFunctions(seed).make(seed);
    }

    private IrFunction make(long seed) {
        List<Statement> body = new ArrayList<>();
        body.add(new SetLocal(STATE, chance(70) ? constant() : new LocalGet(ARGUMENT)));
        if (chance(30)) {
            body.add(new SetLocal(OTHER, constant()));
        }
        List<Statement> loop = new ArrayList<>();
        loop.add(new SetLocal(PRESENT, new LocalGet(STATE)));
        loop.add(new SetLocal(LETTER, new Call(1, RandomFunctions.ONE, List.of(new LocalGet(STATE)))));
        loop.add(new BranchIf(isLetter(0), end));
        Expression index = new LocalGet(chance(50) ? STATE : PRESENT);
        int first = random.nextInt(3);
        List<Label> cases = new ArrayList<>();
        for (int i = 0; i <= states; i++) {
            cases.add(new Label(labels++));
        }
        loop.add(new Switch(
                first == 0 ? index : new Binary(BinaryOp.I32_SUB, index, new I32Const(first)),
                cases.subList(0, states), cases.get(states)));
        for (Label label : cases) {
            loop.add(new Mark(label));
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                step(loop, cases.subList(cases.indexOf(label) + 1, cases.size()));
            }
        }
        if (chance(80)) {
            loop.add(new SetLocal(STATE, next()));
            loop.add(new Branch(head));
        }
        body.add(new Loop(head, loop));
        body.add(new Mark(end));
        body.add(new Return(List.of(new Binary(BinaryOp.I32_ADD, new LocalGet(STATE), new LocalGet(OTHER)))));
        return new IrFunction(0, "states" + seed, SIGNATURE, List.of(ARGUMENT, STATE, PRESENT, LETTER, OTHER), labels,
                body);
    }

    private void step(List<Statement> list, List<Label> later) {
        switch (random.nextInt(6)) {
            case 0 -> {
                list.add(new SetLocal(STATE, next()));
                list.add(new BranchIf(isLetter(random.nextInt(4)), head));
            }
            case 1 -> list.add(new If(
                    isLetter(random.nextInt(4)),
                    List.of(new SetLocal(STATE, next()), new Branch(head)),
                    chance(50) ? List.of() : List.of(new SetLocal(chance(80) ? STATE : OTHER, next()))));
            case 2 -> {
                if (!later.isEmpty()) {
                    list.add(new BranchIf(isLetter(random.nextInt(4)), later.get(random.nextInt(later.size()))));
                }
            }
            case 3 -> list.add(new SetLocal(OTHER, chance(50) ? next() : new LocalGet(PRESENT)));
            case 4 -> list.add(new SetLocal(STATE, chance(80) ? next() : new LocalGet(OTHER)));
            default -> {
                list.add(new SetLocal(STATE, next()));
                if (chance(50)) {
                    Label skipped = new Label(labels++);
                    list.add(new BranchIf(isLetter(random.nextInt(4)), skipped));
                    list.add(new Branch(head));
                    list.add(new Mark(skipped));
                }
            }
        }
    }

    private Expression next() {
        return chance(60)
                ? constant()
                : new Select(constant(), chance(70) ? constant() : next(), isLetter(random.nextInt(4)));
    }

    private Expression constant() {
        return new I32Const(random.nextInt(states + 2));
    }

    private static Expression isLetter(int letter) {
        return new Compare(CompareOp.I32_EQ,
                new Binary(BinaryOp.I32_AND, new LocalGet(LETTER), new I32Const(3)), new I32Const(letter));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}

package dev.wasm2jar.compiler.ir;

import dev.wasm2jar.compiler.ir.Expression.*;
import dev.wasm2jar.compiler.ir.Statement.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes well-formed functions of all kinds of statements that matter for control flow, the same for the same seed. */
final class RandomFunctions {

    static final Signature ONE = new Signature(List.of(PrimitiveType.I32), List.of(PrimitiveType.I32), "one", List.of());
    static final Signature NONE = new Signature(List.of(), List.of(), "none", List.of());
    private static final Signature TWO = new Signature(
            List.of(PrimitiveType.I64), List.of(PrimitiveType.I32, PrimitiveType.I64), "two", List.of());

    private final Random random;
    private final List<Local> locals = new ArrayList<>();
    /** The locals without those for exceptions. */
    private final List<Local> numbers;
    private final List<Label> visible = new ArrayList<>();
    private final Signature signature;
    private boolean hasLoads;
    private int labels;
    private int budget;

    private RandomFunctions(long seed) {
        random = new Random(seed);
        List<Type> results = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            results.add(random.nextBoolean() ? PrimitiveType.I32 : PrimitiveType.I64);
        }
        signature = new Signature(List.of(PrimitiveType.I32, PrimitiveType.I64), results, "main", List.of());
        locals.add(new Local(0, PrimitiveType.I32));
        locals.add(new Local(1, PrimitiveType.I64));
        for (int i = 2 + random.nextInt(12); i >= 0; i--) {
            locals.add(new Local(locals.size(), random.nextInt(3) > 0 ? PrimitiveType.I32 : PrimitiveType.I64));
        }
        numbers = List.copyOf(locals);
    }

    static IrFunction function(long seed) {
        return function(seed, new RandomFunctions(seed));
    }

    /** With loads of bytes, and numbers that are never negative. */
    static IrFunction withLoads(long seed) {
        var maker = new RandomFunctions(seed);
        maker.hasLoads = true;
        return function(seed, maker);
    }

    private static IrFunction function(long seed, RandomFunctions maker) {
        maker.budget = 10 + maker.random.nextInt(150);
        List<Statement> body = new ArrayList<>();
        while (maker.budget > 0) {
            body.addAll(maker.list(0));
        }
        body.add(maker.leave());
        return new IrFunction(
                0, "random" + seed, maker.signature, maker.locals, maker.labels, body);
    }

    private Statement leave() {
        return new Return(signature.results().stream().map(this::value).toList());
    }

    /** Some statements, with marks among them that the statements before branch to. */
    private List<Statement> list(int depth) {
        List<Statement> body = new ArrayList<>();
        int length = 1 + random.nextInt(depth == 0 ? 30 : 10);
        List<Label> marks = new ArrayList<>();
        boolean dispatch = random.nextInt(5) == 0;
        for (int i = dispatch ? 4 + random.nextInt(12) : random.nextInt(4); i > 0; i--) {
            marks.add(new Label(labels++));
        }
        visible.addAll(marks);
        int next = 0;
        if (dispatch) {
            statements(body, depth, random.nextInt(3));
            body.add(branchSwitch());
            body.add(mark(marks.get(next++)));
        }
        for (int i = 0; i < length && budget > 0; i++) {
            statements(body, depth, 1);
            boolean terminal = !body.isEmpty() && body.get(body.size() - 1).isTerminal();
            if (next < marks.size() && (terminal || random.nextInt(3) == 0)) {
                body.add(mark(marks.get(next++)));
            } else if (terminal && random.nextInt(10) > 0) {
                break;
            }
        }
        while (next < marks.size()) {
            if (random.nextInt(3) == 0) {
                body.add(jump());
            }
            body.add(mark(marks.get(next++)));
            statements(body, depth + 1, random.nextInt(2));
        }
        return body;
    }

    private Mark mark(Label label) {
        visible.remove(label);
        return new Mark(label);
    }

    private void statements(List<Statement> body, int depth, int count) {
        for (int i = 0; i < count; i++) {
            if (hasLoads) {
                body.add(access());
            }
            body.add(statement(depth));
        }
    }

    private Statement access() {
        Expression load = new MemoryExpression.Load(random.nextBoolean() ? LoadOp.I32_LOAD8_U : LoadOp.I32_LOAD8_S, 0,
                new LocalGet(local(PrimitiveType.I32)), random.nextInt(3) * 4);
        return switch (random.nextInt(4)) {
            case 0 -> new SetLocal(local(PrimitiveType.I32), load);
            case 1 -> new SetLocal(local(PrimitiveType.I32),
                    new Binary(random.nextBoolean() ? BinaryOp.I32_AND : BinaryOp.I32_SHR_U, value(PrimitiveType.I32),
                            new I32Const(random.nextInt(12) - 1)));
            case 2 -> new SetLocal(local(PrimitiveType.I32), new LocalGet(local(PrimitiveType.I32)));
            default -> new Evaluate(load);
        };
    }

    private Statement statement(int depth) {
        budget--;
        int kind = random.nextInt(100);
        if (depth < 6 && kind < 12) {
            return new If(condition(), list(depth + 1), random.nextBoolean() ? List.of() : list(depth + 1));
        }
        if (depth < 6 && kind < 20) {
            return loop(depth);
        }
        if (depth < 6 && kind < 24) {
            return attempt(depth);
        }
        if (kind < 28) {
            return random.nextInt(3) == 0 ? raise() : jump();
        }
        if (kind < 36 && !visible.isEmpty()) {
            return new BranchIf(condition(), target());
        }
        if (kind < 40 && !visible.isEmpty()) {
            return branchSwitch();
        }
        if (kind < 42) {
            return random.nextInt(4) == 0 ? new Unreachable() : new Evaluate(divide());
        }
        if (kind < 46) {
            return new Evaluate(call(PrimitiveType.I32));
        }
        if (kind < 50) {
            return new SetLocal(local(PrimitiveType.I32), throwingCall());
        }
        if (kind < 53) {
            Local first = local(PrimitiveType.I32);
            Local second = local(PrimitiveType.I64);
            return new SetLocals(List.of(first, second), new Call(2, TWO, List.of(value(PrimitiveType.I64))));
        }
        if (kind < 56) {
            return new SetGlobal(random.nextInt(8), value(PrimitiveType.I32));
        }
        return assignment();
    }

    private Statement assignment() {
        Local local = numbers.get(random.nextInt(numbers.size()));
        if (local.type() != PrimitiveType.I32) {
            return new SetLocal(local, value(local.type()));
        }
        return new SetLocal(local, switch (random.nextInt(6)) {
            case 0 -> condition();
            case 1 -> new Select(value(PrimitiveType.I32), value(PrimitiveType.I32), condition());
            case 2 -> call(PrimitiveType.I32);
            default -> value(PrimitiveType.I32);
        });
    }

    private Expression throwingCall() {
        return new Call(IrInterpreter.THROWING, ONE, List.of(value(PrimitiveType.I32)));
    }

    private Statement raise() {
        return new ControlStatement.Throw(random.nextInt(2), List.of(value(PrimitiveType.I32)));
    }

    /** The handler takes what it catches, or throws it again. */
    private Statement attempt(int depth) {
        Local caught = new Local(locals.size(), ReferenceType.EXCEPTION);
        locals.add(caught);
        List<Statement> body = new ArrayList<>(list(depth + 1));
        if (body.isEmpty() || !body.get(body.size() - 1).isTerminal()) {
            body.add(new Evaluate(throwingCall()));
        }
        List<Statement> taken = new ArrayList<>();
        taken.add(new SetLocal(local(PrimitiveType.I32),
                new ControlExpression.ExceptionValue(0, PrimitiveType.I32, new LocalGet(caught))));
        taken.addAll(list(depth + 1));
        List<Statement> handler = new ArrayList<>();
        if (random.nextBoolean()) {
            handler.add(new If(new ControlExpression.HasTag(1, new LocalGet(caught)), taken, List.of()));
        } else {
            handler.addAll(taken);
        }
        boolean terminal = handler.get(handler.size() - 1).isTerminal();
        if (!terminal && random.nextBoolean()) {
            handler.add(new ControlStatement.ThrowRef(new LocalGet(caught)));
        }
        return new Try(body, caught, handler);
    }

    /** Every loop makes events, so that endless ones end. */
    private Statement loop(int depth) {
        Label head = new Label(labels++);
        visible.add(head);
        List<Statement> body = new ArrayList<>();
        body.add(new Evaluate(call(PrimitiveType.I32)));
        body.addAll(list(depth + 1));
        if (random.nextInt(3) > 0) {
            body.add(new BranchIf(condition(), head));
        }
        visible.remove(head);
        return new Loop(head, body);
    }

    private Statement jump() {
        return visible.isEmpty() || random.nextInt(5) == 0 ? leave() : new Branch(target());
    }

    private Statement branchSwitch() {
        List<Label> targets = new ArrayList<>();
        int count = random.nextInt(4) == 0 ? 40 : random.nextInt(12);
        for (int i = 0; i < count; i++) {
            targets.add(target());
        }
        Expression index = random.nextInt(4) == 0
                ? value(PrimitiveType.I32)
                : new Binary(BinaryOp.I32_AND, value(PrimitiveType.I32), new I32Const(count > 8 ? 31 : 7));
        return new Switch(index, targets, target());
    }

    private Label target() {
        return visible.get(random.nextInt(visible.size()));
    }

    private Expression condition() {
        CompareOp[] ops = {CompareOp.I32_EQ, CompareOp.I32_LT_S, CompareOp.I32_LT_U, CompareOp.I32_GE_S};
        return random.nextInt(3) == 0
                ? new Binary(BinaryOp.I32_AND, value(PrimitiveType.I32), new I32Const(1))
                : new Compare(
                        ops[random.nextInt(ops.length)], value(PrimitiveType.I32), value(PrimitiveType.I32));
    }

    private Expression divide() {
        return new Binary(BinaryOp.I32_DIV_S, value(PrimitiveType.I32), value(PrimitiveType.I32));
    }

    private Expression call(Type type) {
        return new Call(1, ONE, List.of(value(type)));
    }

    private Local local(Type type) {
        List<Local> fitting =
                numbers.stream().filter(local -> local.type() == type).toList();
        return fitting.get(random.nextInt(fitting.size()));
    }

    private Expression value(Type type) {
        return value(type, 0);
    }

    private Expression value(Type type, int depth) {
        int kind = random.nextInt(depth > 3 ? 4 : 6);
        if (kind == 0) {
            int constant = random.nextInt(20) - 4;
            return type == PrimitiveType.I32 ? new I32Const(constant) : new I64Const(constant);
        }
        if (kind == 1 && type == PrimitiveType.I32 && random.nextInt(4) == 0) {
            return new GlobalGet(random.nextInt(8), type);
        }
        if (kind < 4) {
            return new LocalGet(local(type));
        }
        BinaryOp[] ops = type == PrimitiveType.I32
                ? new BinaryOp[] {BinaryOp.I32_ADD, BinaryOp.I32_XOR, BinaryOp.I32_MUL, BinaryOp.I32_SUB}
                : new BinaryOp[] {BinaryOp.I64_ADD, BinaryOp.I64_XOR};
        return new Binary(ops[random.nextInt(ops.length)], value(type, depth + 1), value(type, depth + 1));
    }
}

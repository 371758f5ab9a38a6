package dev.wasm2jar.compiler.ir.vector;

import dev.wasm2jar.compiler.ir.ControlExpression;
import dev.wasm2jar.compiler.ir.ControlStatement;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.LocalGet;
import dev.wasm2jar.compiler.ir.Expression.V128Const;
import dev.wasm2jar.compiler.ir.Expression.Vector;
import dev.wasm2jar.compiler.ir.IrModule;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.MemoryExpression.VectorLoad;
import dev.wasm2jar.compiler.ir.MemoryStatement;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.Signature;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Type;
import dev.wasm2jar.compiler.ir.VectorHalf;
import dev.wasm2jar.compiler.ir.VectorLoadOp;
import dev.wasm2jar.compiler.ir.VectorTarget;
import java.util.ArrayList;
import java.util.List;

/**
 * Expressions on scalars for expressions on vectors. What may trap is computed on the way, into temporaries: the lanes of
 * a vector can therefore be dropped, and read memory never.
 */
final class VectorExpander {

    private final ScalarLocals locals;
    private final ScalarCode code;
    private final NaturalShapes shapes;
    private final VectorRules rules;
    /** Null if vectors are scalars. */
    private final WholeMemory wholes;

    VectorExpander(IrModule module, ScalarLocals locals, ScalarCode code) {
        this.locals = locals;
        this.code = code;
        this.shapes = new NaturalShapes(module.vectors(), locals::shape);
        this.rules = VectorRules.of(module.vectors());
        this.wholes = module.vectors() == VectorTarget.VECTOR ? new WholeMemory(module, rules, code) : null;
    }

    /** A function type whose vectors are two numbers each. */
    static Signature flatten(Signature signature) {
        return new Signature(flatten(signature.parameters()), flatten(signature.results()), signature.text(),
                signature.supertypes());
    }

    private static List<Type> flatten(List<Type> types) {
        var result = new ArrayList<Type>(types.size());
        for (Type type : types) {
            if (type == PrimitiveType.V128) {
                result.add(PrimitiveType.I64);
                result.add(PrimitiveType.I64);
            } else {
                result.add(type);
            }
        }
        return result;
    }

    static boolean isVector(Expression expression) {
        return expression.type() == PrimitiveType.V128;
    }

    /** An expression that is no vector, without vectors in it. */
    Expression scalar(Expression expression) {
        if (expression instanceof LocalGet get) {
            return new LocalGet(locals.scalar(get.local()));
        }
        if (expression instanceof Expression.Leaf) {
            return expression;
        }
        if (expression instanceof Vector vector) {
            return number(vector);
        }
        if (expression instanceof Expression.Call call) {
            return new Expression.Call(call.function(), flatten(call.signature()), flat(call.operands()));
        }
        if (expression instanceof Expression.CallIndirect call) {
            return new Expression.CallIndirect(call.table(), flatten(call.signature()), flat(call.operands()));
        }
        if (expression instanceof ControlExpression.CallRef call) {
            return new ControlExpression.CallRef(flatten(call.signature()), flat(call.operands()));
        }
        return expression.withOperands(expression.operands().stream().map(this::scalar).toList());
    }

    /** The same statement, whose operands are no vectors. */
    Statement control(ControlStatement statement) {
        if (statement instanceof ControlStatement.TailCall call) {
            return new ControlStatement.TailCall(
                    call.function(), flatten(call.signature()), flat(call.operands()));
        }
        return statement.withOperands(flat(statement.operands()));
    }

    /** Operands with both halves of vectors in their place. */
    List<Expression> flat(List<Expression> operands) {
        var result = new ArrayList<Expression>(operands.size());
        for (Expression operand : operands) {
            if (isVector(operand)) {
                result.addAll(vector(operand, VectorShape.I64X2).parts());
            } else {
                result.add(scalar(operand));
            }
        }
        return result;
    }

    /** The value of a vector in that shape. */
    Lanes vector(Expression expression, VectorShape shape) {
        return ShapeConversion.convert(expand(expression, shape), shape, code);
    }

    /** The value of a vector in the shape that suits it best. */
    Lanes vector(Expression expression) {
        VectorShape natural = shapes.of(expression, null);
        return vector(expression, natural == null ? VectorShape.I64X2 : natural);
    }

    /** The value to assign to the locals of a vector: as {@link #vector}, but its lanes may trap and read memory. */
    List<Expression> assigned(Expression expression, VectorShape shape) {
        if (expression instanceof VectorLoad load
                && load.op() == VectorLoadOp.V128_LOAD
                && (wholes == null || wholes.isArray(load.memory()))) {
            return VectorMemory.loads(load, address(load.operands().get(0)), shape);
        }
        return vector(expression, shape).parts();
    }

    Expression address(Expression address) {
        return code.stable(scalar(address));
    }

    /** @param wanted the shape to choose where there is a choice */
    private Lanes expand(Expression expression, VectorShape wanted) {
        Lanes lanes = expandAny(expression, wanted);
        return new Lanes(lanes.shape(), code.bounded(lanes.parts()));
    }

    private Lanes expandAny(Expression expression, VectorShape wanted) {
        if (expression instanceof LocalGet get) {
            return locals.vector(get.local());
        }
        if (expression instanceof V128Const constant) {
            return ShapeConversion.constant(constant.low(), constant.high(), wanted, code);
        }
        if (expression instanceof Expression.GlobalGet get) {
            return new Lanes(VectorShape.I64X2, List.of(
                    new Expression.GlobalGetHalf(get.global(), VectorHalf.LOW),
                    new Expression.GlobalGetHalf(get.global(), VectorHalf.HIGH)));
        }
        if (expression instanceof ControlExpression.ExceptionValue value) {
            Expression exception = scalar(value.exception());
            return new Lanes(VectorShape.I64X2, List.of(
                    new ControlExpression.ExceptionHalf(value.index(), VectorHalf.LOW, exception),
                    new ControlExpression.ExceptionHalf(value.index(), VectorHalf.HIGH, exception)));
        }
        if (expression instanceof VectorLoad load) {
            return load(load, wanted);
        }
        if (expression instanceof Expression.Select select) {
            return select(select, wanted);
        }
        if (expression instanceof Vector vector) {
            return operation(vector, wanted);
        }
        throw new IllegalStateException(expression.toString());
    }

    private VectorShape natural(Expression expression, VectorShape wanted) {
        VectorShape natural = shapes.of(expression, wanted);
        return natural == null ? wanted : natural;
    }

    private Lanes operation(Vector vector, VectorShape wanted) {
        VectorRules.Rule rule = rules.of(vector.op());
        if (rule != null) {
            return new Lanes(rule.result(), rule.expansion().expand(operands(vector, rule), code));
        }
        VectorShape shape = natural(vector, wanted);
        if (BitOperations.covers(vector.op())) {
            return BitOperations.expand(vector.op(), vectors(vector.operands(), shape.integers()), code);
        }
        var lanes = (V128Const) vector.operands().get(2);
        List<Lanes> sources = vectors(vector.operands().subList(0, 2), shape);
        return Shuffles.movesLanes(lanes, shape.laneBytes())
                ? Shuffles.choose(lanes, sources.get(0), sources.get(1), code)
                : Shuffles.bytes(lanes, sources.get(0), sources.get(1), code);
    }

    private List<Lanes> vectors(List<Expression> operands, VectorShape shape) {
        return operands.stream().map(operand -> vector(operand, shape)).toList();
    }

    private VectorRules.Operands operands(Vector vector, VectorRules.Rule rule) {
        var vectors = new ArrayList<Lanes>(3);
        Expression number = null;
        for (Expression operand : vector.operands()) {
            if (isVector(operand)) {
                vectors.add(vector(operand, rule.operands()));
            } else {
                number = code.stable(scalar(operand));
            }
        }
        return new VectorRules.Operands(vectors, number, vector.lane());
    }

    /** Of what has no rule, only {@code v128.any_true} is a number. */
    private Expression number(Vector vector) {
        VectorRules.Rule rule = rules.of(vector.op());
        if (rule == null) {
            VectorShape shape = shapes.ofBits(vector.operands(), null);
            return BitOperations.anyTrue(
                    vector(vector.operands().get(0), shape == null ? VectorShape.I64X2 : shape));
        }
        return rule.expansion().expand(operands(vector, rule), code).get(0);
    }

    private Lanes load(VectorLoad load, VectorShape wanted) {
        Expression address = address(load.operands().get(0));
        if (wholes != null) {
            return load.operands().size() == 2
                    ? wholes.loadLane(load, address, vector(load.operands().get(1), VectorShape.WHOLE))
                    : wholes.load(load, address);
        }
        VectorShape shape = natural(load, wanted);
        if (load.op() == VectorLoadOp.V128_LOAD) {
            var parts = new ArrayList<Expression>(shape.lanes());
            VectorMemory.loads(load, address, shape).forEach(part -> parts.add(code.compute(part)));
            return new Lanes(shape, parts);
        }
        return load.operands().size() == 2
                ? VectorMemory.loadLane(load, address, vector(load.operands().get(1), shape), code)
                : VectorMemory.load(load, address, shape, code);
    }

    /** One choice for all lanes. */
    private Lanes select(Expression.Select select, VectorShape wanted) {
        VectorShape shape = natural(select, wanted);
        Lanes ifTrue = vector(select.ifTrue(), shape);
        Lanes ifFalse = vector(select.ifFalse(), shape);
        Expression condition = scalar(select.condition());
        var targets = new ArrayList<Local>(shape.lanes());
        for (int i = 0; i < shape.lanes(); i++) {
            targets.add(code.temporary(shape.type()));
        }
        code.add(new Statement.If(condition, copy(targets, ifTrue), copy(targets, ifFalse)));
        return new Lanes(shape, targets.stream().<Expression>map(LocalGet::new).toList());
    }

    private List<Statement> copy(List<Local> targets, Lanes value) {
        List<Statement> outer = code.open();
        for (int i = 0; i < targets.size(); i++) {
            code.set(targets.get(i), value.part(i));
        }
        return code.close(outer);
    }

    /** Writes a store. */
    void store(MemoryStatement.VectorStore store) {
        Expression address = address(store.address());
        if (wholes != null) {
            wholes.store(store, address, vector(store.value(), VectorShape.WHOLE));
            return;
        }
        switch (store.op()) {
            case V128_STORE -> VectorMemory.store(store, address, vector(store.value()), code);
            default -> VectorMemory.storeLane(store, address, vector(store.value(),
                    VectorMemory.shapeOfLane(store, shapes.of(store.value(), null))), code);
        }
    }
}

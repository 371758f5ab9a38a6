package dev.wasm2jar.compiler.ir;

import java.util.List;

/** Expressions on linear memories (spec 4.6.8, and the threads proposal). */
public sealed interface MemoryExpression extends Expression.Family {

    /** The index of the memory; negative if there is none. */
    int memory();

    <R> R accept(MemoryVisitor<R> visitor);

    @Override
    default <R> R accept(Expression.Visitor<R> visitor) {
        return visitor.visit(this);
    }

    /** @param offset unsigned, added to the unsigned address without wrapping around */
    record Load(LoadOp op, int memory, Expression address, long offset) implements MemoryExpression {
        @Override
        public Type type() {
            return op.type();
        }

        @Override
        public List<Expression> operands() {
            return List.of(address);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new Load(op, memory, operands.get(0), offset);
        }

        @Override
        public <R> R accept(MemoryVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A load from a {@linkplain MemoryKind#LARGE large} memory; otherwise like {@link Load}. */
    record LargeLoad(LoadOp op, int memory, Expression address, long offset) implements MemoryExpression {
        @Override
        public Type type() {
            return op.type();
        }

        @Override
        public List<Expression> operands() {
            return List.of(address);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new LargeLoad(op, memory, operands.get(0), offset);
        }

        @Override
        public <R> R accept(MemoryVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * A load of a vector; the first operand is the address. Gone once vectors have been made scalars.
     *
     * @param offset unsigned, added to the unsigned address without wrapping around
     * @param lane the lane that is loaded, if it is only one
     */
    record VectorLoad(VectorLoadOp op, int memory, long offset, int lane, List<Expression> operands)
            implements MemoryExpression {

        public VectorLoad {
            operands = List.copyOf(operands);
        }

        @Override
        public Type type() {
            return PrimitiveType.V128;
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new VectorLoad(op, memory, offset, lane, operands);
        }

        @Override
        public <R> R accept(MemoryVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** The size of a memory in pages. */
    record MemorySize(int memory) implements MemoryExpression, Expression.Leaf {
        @Override
        public Type type() {
            return PrimitiveType.I32;
        }

        @Override
        public <R> R accept(MemoryVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Grows a memory by so many pages; the size before, or -1. */
    record MemoryGrow(int memory, Expression pages) implements MemoryExpression, Expression.Effect {
        @Override
        public Type type() {
            return PrimitiveType.I32;
        }

        @Override
        public List<Expression> operands() {
            return List.of(pages);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new MemoryGrow(memory, operands.get(0));
        }

        @Override
        public <R> R accept(MemoryVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * Copies a short range of a memory to another place. The operands are destination, source and length. If both ranges
     * are within the memory and do not overlap, and the length is at most {@link dev.wasm2jar.runtime.ShortCopy#LONGEST},
     * it is 1; otherwise it does nothing and is 0.
     */
    record TryCopy(int memory, List<Expression> operands) implements MemoryExpression, Expression.Effect {

        public TryCopy {
            operands = List.copyOf(operands);
        }

        @Override
        public Type type() {
            return PrimitiveType.I32;
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new TryCopy(memory, operands);
        }

        @Override
        public <R> R accept(MemoryVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * An atomic instruction: address and then values. Without a result it has type {@code null} and stands in a {@link
     * Statement.Evaluate}; a fence has neither memory nor operands.
     */
    record Atomic(AtomicOp op, int memory, long offset, List<Expression> operands)
            implements MemoryExpression, Expression.Effect {

        public Atomic {
            operands = List.copyOf(operands);
        }

        @Override
        public Type type() {
            return op.result();
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new Atomic(op, memory, offset, operands);
        }

        @Override
        public <R> R accept(MemoryVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** One method per kind of expression. Vectors are visited by what comes before they are made scalars. */
    interface MemoryVisitor<R> {
        R visit(Load expression);

        R visit(LargeLoad expression);

        R visit(MemorySize expression);

        R visit(MemoryGrow expression);

        R visit(TryCopy expression);

        R visit(Atomic expression);

        default R visit(VectorLoad expression) {
            throw new IllegalStateException(expression.op() + " has not been made scalar");
        }
    }
}

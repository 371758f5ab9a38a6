package dev.wasm2jar.compiler.ir;

import java.util.List;

/** Changes of structures and arrays (spec 4.6.7). */
public sealed interface HeapStatement extends Statement.Family {

    <R> R accept(HeapVisitor<R> visitor);

    @Override
    default <R> R accept(Statement.Visitor<R> visitor) {
        return visitor.visit(this);
    }

    /** Operations on ranges of arrays; the comments tell the operands, as on the operand stack. */
    enum RangeOp {
        /** Array, index, value, count. */
        FILL,
        /** Array, index, source array, index, count. */
        COPY,
        /** Array, index, offset in a data segment, count. */
        INIT_DATA,
        /** Array, index, offset in an element segment, count. */
        INIT_ELEMENTS
    }

    record StructSet(AggregateType.Structure structure, int field, Expression object, Expression value)
            implements HeapStatement {
        @Override
        public List<Expression> operands() {
            return List.of(object, value);
        }

        @Override
        public Statement withOperands(List<Expression> operands) {
            return new StructSet(structure, field, operands.get(0), operands.get(1));
        }

        @Override
        public <R> R accept(HeapVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record ArraySet(AggregateType.Array array, Expression object, Expression index, Expression value)
            implements HeapStatement {
        @Override
        public List<Expression> operands() {
            return List.of(object, index, value);
        }

        @Override
        public Statement withOperands(List<Expression> operands) {
            return new ArraySet(array, operands.get(0), operands.get(1), operands.get(2));
        }

        @Override
        public <R> R accept(HeapVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** @param segment index of the segment, for operations on one */
    record ArrayRange(RangeOp op, AggregateType.Array array, int segment, List<Expression> operands) implements HeapStatement {

        public ArrayRange {
            operands = List.copyOf(operands);
        }

        @Override
        public Statement withOperands(List<Expression> operands) {
            return new ArrayRange(op, array, segment, operands);
        }

        @Override
        public <R> R accept(HeapVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** One method per kind of statement. */
    interface HeapVisitor<R> {
        R visit(StructSet statement);

        R visit(ArraySet statement);

        R visit(ArrayRange statement);
    }
}

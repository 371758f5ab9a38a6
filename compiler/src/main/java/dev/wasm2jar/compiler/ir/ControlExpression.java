package dev.wasm2jar.compiler.ir;

import java.util.List;

/** Expressions on typed function references and on exceptions (spec 4.6.5, 4.6.10 and 4.6.11). */
public sealed interface ControlExpression extends Expression.Family {

    /** Whether the expression itself may trap, apart from its operands. */
    default boolean mayTrap() {
        return false;
    }

    <R> R accept(ControlVisitor<R> visitor);

    @Override
    default <R> R accept(Expression.Visitor<R> visitor) {
        return visitor.visit(this);
    }

    /** A call through a reference, which is the last operand; traps if it is null. */
    record CallRef(Signature signature, List<Expression> operands) implements ControlExpression, Expression.Invocation {

        public CallRef {
            operands = List.copyOf(operands);
        }

        @Override
        public CallRef withOperands(List<Expression> operands) {
            return new CallRef(signature, operands);
        }

        @Override
        public <R> R accept(ControlVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** The function at an index of a table; traps if there is none. */
    record TableFunction(int table, Expression index) implements ControlExpression {
        @Override
        public Type type() {
            return ReferenceType.FUNCTION;
        }

        @Override
        public boolean mayTrap() {
            return true;
        }

        @Override
        public List<Expression> operands() {
            return List.of(index);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new TableFunction(table, operands.get(0));
        }

        @Override
        public <R> R accept(ControlVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** The same reference; traps if it is null. */
    record RefAsNonNull(Expression operand) implements ControlExpression {
        @Override
        public Type type() {
            return operand.type();
        }

        @Override
        public boolean mayTrap() {
            return true;
        }

        @Override
        public List<Expression> operands() {
            return List.of(operand);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new RefAsNonNull(operands.get(0));
        }

        @Override
        public <R> R accept(ControlVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Whether a caught exception, which is not null, has that tag: 0 or 1. */
    record HasTag(int tag, Expression exception) implements ControlExpression {
        @Override
        public Type type() {
            return PrimitiveType.I32;
        }

        @Override
        public List<Expression> operands() {
            return List.of(exception);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new HasTag(tag, operands.get(0));
        }

        @Override
        public <R> R accept(ControlVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** One of the values that a caught exception carries; its tag says that there is such a value of that type. */
    record ExceptionValue(int index, Type type, Expression exception) implements ControlExpression {
        @Override
        public List<Expression> operands() {
            return List.of(exception);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new ExceptionValue(index, type, operands.get(0));
        }

        @Override
        public <R> R accept(ControlVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** One half of a vector that a caught exception carries. */
    record ExceptionHalf(int index, VectorHalf half, Expression exception) implements ControlExpression {
        @Override
        public Type type() {
            return PrimitiveType.I64;
        }

        @Override
        public List<Expression> operands() {
            return List.of(exception);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new ExceptionHalf(index, half, operands.get(0));
        }

        @Override
        public <R> R accept(ControlVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** One method per kind of expression. */
    interface ControlVisitor<R> {
        R visit(CallRef expression);

        R visit(TableFunction expression);

        R visit(RefAsNonNull expression);

        R visit(HasTag expression);

        R visit(ExceptionValue expression);

        R visit(ExceptionHalf expression);
    }
}

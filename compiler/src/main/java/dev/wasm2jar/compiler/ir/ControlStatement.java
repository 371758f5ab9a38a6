package dev.wasm2jar.compiler.ir;

import java.util.List;

/** Throwing exceptions, tail calls that are left to the caller (spec 4.6.10 and 4.6.11), and being interrupted. */
public sealed interface ControlStatement extends Statement.Family {

    <R> R accept(ControlVisitor<R> visitor);

    @Override
    default <R> R accept(Statement.Visitor<R> visitor) {
        return visitor.visit(this);
    }

    /** Throws a new exception of a tag, which carries the operands. */
    record Throw(int tag, List<Expression> operands) implements ControlStatement {

        public Throw {
            operands = List.copyOf(operands);
        }

        @Override
        public Statement withOperands(List<Expression> operands) {
            return new Throw(tag, operands);
        }

        @Override
        public <R> R accept(ControlVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Throws an exception again; traps if it is null. */
    record ThrowRef(Expression exception) implements ControlStatement {
        @Override
        public List<Expression> operands() {
            return List.of(exception);
        }

        @Override
        public Statement withOperands(List<Expression> operands) {
            return new ThrowRef(operands.get(0));
        }

        @Override
        public <R> R accept(ControlVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * Leaves a call with its arguments in the instance: whoever called this function makes it, once this function has
     * returned. Only a {@link Statement.Return} without operands, or a branch to one, may follow.
     *
     * @param function index of a function of the same {@linkplain TailCalls.Cycle cycle}, or {@link #BY_REFERENCE}
     * @param signature of the callee
     * @param operands the arguments, and last the reference if the call is by reference, which traps if it is null or of
     *     another type
     */
    record TailCall(int function, Signature signature, List<Expression> operands) implements ControlStatement {

        public static final int BY_REFERENCE = -1;

        public TailCall {
            operands = List.copyOf(operands);
        }

        @Override
        public Statement withOperands(List<Expression> operands) {
            return new TailCall(function, signature, operands);
        }

        @Override
        public <R> R accept(ControlVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Traps if the instance has been interrupted. Made by {@code CheckInterrupts}. */
    record CheckInterrupt() implements ControlStatement, Statement.Plain {
        @Override
        public <R> R accept(ControlVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** One method per kind of statement. */
    interface ControlVisitor<R> {
        R visit(Throw statement);

        R visit(ThrowRef statement);

        R visit(TailCall statement);

        R visit(CheckInterrupt statement);
    }
}

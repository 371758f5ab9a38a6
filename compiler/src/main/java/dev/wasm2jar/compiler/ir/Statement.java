package dev.wasm2jar.compiler.ir;

import java.util.List;

/** A step of a function body. See the package description for the invariants. */
public sealed interface Statement {

    /** The expressions that are evaluated as part of this statement itself, in order; not those of nested statements. */
    List<Expression> operands();

    /** The same statement on other operands, as many as before. */
    Statement withOperands(List<Expression> operands);

    <R> R accept(Visitor<R> visitor);

    /** A statement without operands. */
    sealed interface Plain extends Statement
            permits Mark, Loop, Try, Branch, Unreachable, Line, MemoryStatement.TakeContents, ControlStatement.CheckInterrupt {

        @Override
        default List<Expression> operands() {
            return List.of();
        }

        @Override
        default Statement withOperands(List<Expression> operands) {
            return this;
        }
    }

    /** A family of statements that has a file and a visitor of its own. */
    sealed interface Family extends Statement permits MemoryStatement, HeapStatement, ControlStatement {}

    /** A place that statements before it, in the same list or nested in them, branch to. */
    record Mark(Label label) implements Plain {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Runs its body; a branch to {@code head} from within starts the body again, its end leaves the loop. */
    record Loop(Label head, List<Statement> body) implements Plain {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Chooses between two lists by whether the condition is not zero. */
    record If(Expression condition, List<Statement> then, List<Statement> otherwise) implements Statement {
        @Override
        public List<Expression> operands() {
            return List.of(condition);
        }

        @Override
        public Statement withOperands(List<Expression> operands) {
            return new If(operands.get(0), then, otherwise);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record Branch(Label target) implements Plain {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record BranchIf(Expression condition, Label target) implements Statement {
        @Override
        public List<Expression> operands() {
            return List.of(condition);
        }

        @Override
        public Statement withOperands(List<Expression> operands) {
            return new BranchIf(operands.get(0), target);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Branches to the target at the index, or to the default when the unsigned index is beyond the targets. */
    record Switch(Expression index, List<Label> targets, Label defaultTarget) implements Statement {
        @Override
        public List<Expression> operands() {
            return List.of(index);
        }

        @Override
        public Statement withOperands(List<Expression> operands) {
            return new Switch(operands.get(0), targets, defaultTarget);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * Runs its body. An exception that comes out of it, but never a trap, goes to {@code caught}, and the handler runs. The
     * end of either list leads to the statement after this one; the handler is not covered by this statement itself.
     */
    record Try(List<Statement> body, Local caught, List<Statement> handler) implements Plain {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * Leaves the function with its results; without operands, with values that nobody looks at (see {@link
     * ControlStatement.TailCall}).
     */
    record Return(List<Expression> operands) implements Statement {

        public Return {
            operands = List.copyOf(operands);
        }

        @Override
        public Statement withOperands(List<Expression> operands) {
            return new Return(operands);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * What follows in the list, up to the next mark or nested list, is of that line of the function's source file. For
     * debuggers and stack traces only.
     */
    record Line(int number) implements Plain {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Traps. */
    record Unreachable() implements Plain {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record SetLocal(Local local, Expression value) implements Statement {
        @Override
        public List<Expression> operands() {
            return List.of(value);
        }

        @Override
        public Statement withOperands(List<Expression> operands) {
            return new SetLocal(local, operands.get(0));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Takes the several results of a call, in order. */
    record SetLocals(List<Local> locals, Expression.Invocation call) implements Statement {

        public SetLocals {
            locals = List.copyOf(locals);
        }

        @Override
        public List<Expression> operands() {
            return List.of(call);
        }

        @Override
        public Statement withOperands(List<Expression> operands) {
            return new SetLocals(locals, (Expression.Invocation) operands.get(0));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record SetGlobal(int global, Expression value) implements Statement {
        @Override
        public List<Expression> operands() {
            return List.of(value);
        }

        @Override
        public Statement withOperands(List<Expression> operands) {
            return new SetGlobal(global, operands.get(0));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Assigns one half of a global that is a vector. */
    record SetGlobalHalf(int global, VectorHalf half, Expression value) implements Statement {
        @Override
        public List<Expression> operands() {
            return List.of(value);
        }

        @Override
        public Statement withOperands(List<Expression> operands) {
            return new SetGlobalHalf(global, half, operands.get(0));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record TableSet(int table, Expression index, Expression value) implements Statement {
        @Override
        public List<Expression> operands() {
            return List.of(index, value);
        }

        @Override
        public Statement withOperands(List<Expression> operands) {
            return new TableSet(table, operands.get(0), operands.get(1));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A bulk operation; {@link BulkOp} tells what the indices are. */
    record Bulk(BulkOp op, int first, int second, List<Expression> operands) implements Statement {

        public Bulk {
            operands = List.copyOf(operands);
        }

        @Override
        public Statement withOperands(List<Expression> operands) {
            return new Bulk(op, first, second, operands);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Evaluates an expression for its effect or its trap, and drops its results. */
    record Evaluate(Expression value) implements Statement {
        @Override
        public List<Expression> operands() {
            return List.of(value);
        }

        @Override
        public Statement withOperands(List<Expression> operands) {
            return new Evaluate(operands.get(0));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Whether control never reaches the statement after this one. */
    default boolean isTerminal() {
        return this instanceof Branch || this instanceof Switch || this instanceof Return
                || this instanceof Unreachable || this instanceof ControlStatement.Throw
                || this instanceof ControlStatement.ThrowRef;
    }

    /** One method per kind of statement. */
    interface Visitor<R> {
        R visit(Mark statement);

        R visit(Loop statement);

        R visit(If statement);

        R visit(Branch statement);

        R visit(BranchIf statement);

        R visit(Switch statement);

        R visit(Try statement);

        R visit(Return statement);

        R visit(Line statement);

        R visit(Unreachable statement);

        R visit(SetLocal statement);

        R visit(SetLocals statement);

        R visit(SetGlobal statement);

        R visit(TableSet statement);

        R visit(Bulk statement);

        R visit(Evaluate statement);

        R visit(MemoryStatement statement);

        R visit(HeapStatement statement);

        R visit(SetGlobalHalf statement);

        R visit(ControlStatement statement);
    }
}

package dev.wasm2jar.compiler.ir;

import java.util.List;

/** Stores to linear memories, and the checks before accesses (spec 4.6.8). */
public sealed interface MemoryStatement extends Statement.Family {

    <R> R accept(MemoryVisitor<R> visitor);

    @Override
    default <R> R accept(Statement.Visitor<R> visitor) {
        return visitor.visit(this);
    }

    /** @param offset unsigned, added to the unsigned address without wrapping around */
    record Store(StoreOp op, int memory, Expression address, long offset, Expression value) implements MemoryStatement {
        @Override
        public List<Expression> operands() {
            return List.of(address, value);
        }

        @Override
        public Statement withOperands(List<Expression> operands) {
            return new Store(op, memory, operands.get(0), offset, operands.get(1));
        }

        @Override
        public <R> R accept(MemoryVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A store to a {@linkplain MemoryKind#LARGE large} memory; otherwise like {@link Store}. */
    record LargeStore(StoreOp op, int memory, Expression address, long offset, Expression value)
            implements MemoryStatement {
        @Override
        public List<Expression> operands() {
            return List.of(address, value);
        }

        @Override
        public Statement withOperands(List<Expression> operands) {
            return new LargeStore(op, memory, operands.get(0), offset, operands.get(1));
        }

        @Override
        public <R> R accept(MemoryVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * A store of a vector. Gone once vectors have been made scalars.
     *
     * @param offset unsigned, added to the unsigned address without wrapping around
     * @param lane the lane that is stored, if it is only one
     */
    record VectorStore(VectorStoreOp op, int memory, long offset, int lane, Expression address, Expression value)
            implements MemoryStatement {
        @Override
        public List<Expression> operands() {
            return List.of(address, value);
        }

        @Override
        public Statement withOperands(List<Expression> operands) {
            return new VectorStore(op, memory, offset, lane, operands.get(0), operands.get(1));
        }

        @Override
        public <R> R accept(MemoryVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * Traps as an access outside of memory when the unsigned address is 2^31 or more. Made by the backend's preparation:
     * after it, adding an offset below 2^31 to the address overflows to a negative index, which the array access itself
     * rejects.
     */
    record CheckAddress(Expression address) implements MemoryStatement {
        @Override
        public List<Expression> operands() {
            return List.of(address);
        }

        @Override
        public Statement withOperands(List<Expression> operands) {
            return new CheckAddress(operands.get(0));
        }

        @Override
        public <R> R accept(MemoryVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * Takes the contents of all memories anew, so that no call before has to: a loop that makes calls but has no access takes
     * them once, where it is left, and not in each round.
     */
    record TakeContents() implements MemoryStatement, Statement.Plain {
        @Override
        public <R> R accept(MemoryVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** One method per kind of statement. Vectors are visited by what comes before they are made scalars. */
    interface MemoryVisitor<R> {
        R visit(Store statement);

        R visit(LargeStore statement);

        R visit(CheckAddress statement);

        R visit(TakeContents statement);

        default R visit(VectorStore statement) {
            throw new IllegalStateException(statement.op() + " has not been made scalar");
        }
    }
}

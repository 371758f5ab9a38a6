package dev.wasm2jar.compiler.ir;

import java.util.List;

/** A computation that yields one value. See the package description for what may stand where. */
public sealed interface Expression {

    Type type();

    /** The operands, in the order of evaluation. */
    List<Expression> operands();

    /** The same operation on other operands, as many as before. */
    Expression withOperands(List<Expression> operands);

    <R> R accept(Visitor<R> visitor);

    /** An expression that only ever stands at the root of a statement because it changes more than its result. */
    sealed interface Effect extends Expression
            permits Invocation, CallPiece, CallRest, TableGrow, MemoryExpression.MemoryGrow, MemoryExpression.TryCopy,
                    MemoryExpression.Atomic, HeapExpression.Allocation {}

    /**
     * A call of a function. Its type is that of its result; a call with no or several results has type {@code null} and
     * stands in a {@link Statement.Evaluate} or {@link Statement.SetLocals}.
     */
    sealed interface Invocation extends Effect permits Call, CallIndirect, ControlExpression.CallRef {

        /** Of the callee; one of the module's. */
        Signature signature();

        @Override
        Invocation withOperands(List<Expression> operands);

        @Override
        default Type type() {
            return signature().results().size() == 1 ? signature().results().get(0) : null;
        }
    }

    /** A family of expressions that has a file and a visitor of its own. */
    sealed interface Family extends Expression permits MemoryExpression, HeapExpression, ControlExpression {}

    /** An expression without operands. */
    sealed interface Leaf extends Expression
            permits I32Const, I64Const, F32Const, F64Const, V128Const, RefNull, RefFunc, LocalGet, GlobalGet,
                    GlobalGetHalf, TableSize, MemoryExpression.MemorySize {

        @Override
        default List<Expression> operands() {
            return List.of();
        }

        @Override
        default Expression withOperands(List<Expression> operands) {
            return this;
        }
    }

    /** A number or null: costs nothing and depends on nothing. */
    default boolean isConstant() {
        return this instanceof I32Const || this instanceof I64Const || this instanceof F32Const
                || this instanceof F64Const || this instanceof V128Const || this instanceof RefNull;
    }

    /** Whether the value is 0 or 1 by a comparison, which as a condition becomes a conditional jump. */
    default boolean isComparison() {
        return this instanceof Compare || this instanceof RefIsNull
                || (this instanceof HeapExpression.RefEq eq && eq.isIdentity())
                || (this instanceof Unary unary
                        && (unary.op() == UnaryOp.I32_EQZ || unary.op() == UnaryOp.I64_EQZ));
    }

    record I32Const(int value) implements Leaf {
        @Override
        public Type type() {
            return PrimitiveType.I32;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record I64Const(long value) implements Leaf {
        @Override
        public Type type() {
            return PrimitiveType.I64;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Kept as bits: NaN payloads matter. */
    record F32Const(int bits) implements Leaf {
        @Override
        public Type type() {
            return PrimitiveType.F32;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Kept as bits: NaN payloads matter. */
    record F64Const(long bits) implements Leaf {
        @Override
        public Type type() {
            return PrimitiveType.F64;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Bytes 0 to 7 in {@code low}, little-endian. */
    record V128Const(long low, long high) implements Leaf {
        @Override
        public Type type() {
            return PrimitiveType.V128;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record RefNull(ReferenceType type) implements Leaf {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A reference to a function of the module, by function index. */
    record RefFunc(int function) implements Leaf {
        @Override
        public Type type() {
            return ReferenceType.FUNCTION;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record LocalGet(Local local) implements Leaf {
        @Override
        public Type type() {
            return local.type();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record GlobalGet(int global, Type type) implements Leaf {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** One half of a global that is a vector. */
    record GlobalGetHalf(int global, VectorHalf half) implements Leaf {
        @Override
        public Type type() {
            return PrimitiveType.I64;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record TableSize(int table) implements Leaf {
        @Override
        public Type type() {
            return PrimitiveType.I32;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record Unary(UnaryOp op, Expression operand) implements Expression {
        @Override
        public Type type() {
            return op.result();
        }

        @Override
        public List<Expression> operands() {
            return List.of(operand);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new Unary(op, operands.get(0));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record Binary(BinaryOp op, Expression left, Expression right) implements Expression {
        @Override
        public Type type() {
            return op.type();
        }

        @Override
        public List<Expression> operands() {
            return List.of(left, right);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new Binary(op, operands.get(0), operands.get(1));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A comparison; as a condition it becomes a conditional jump, elsewhere 0 or 1. */
    record Compare(CompareOp op, Expression left, Expression right) implements Expression {
        @Override
        public Type type() {
            return PrimitiveType.I32;
        }

        @Override
        public List<Expression> operands() {
            return List.of(left, right);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new Compare(op, operands.get(0), operands.get(1));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Whether a reference is null: 0 or 1. */
    record RefIsNull(Expression operand) implements Expression {
        @Override
        public Type type() {
            return PrimitiveType.I32;
        }

        @Override
        public List<Expression> operands() {
            return List.of(operand);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new RefIsNull(operands.get(0));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Both values are computed, then one is chosen. */
    record Select(Expression ifTrue, Expression ifFalse, Expression condition) implements Expression {
        @Override
        public Type type() {
            return ifTrue.type();
        }

        @Override
        public List<Expression> operands() {
            return List.of(ifTrue, ifFalse, condition);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new Select(operands.get(0), operands.get(1), operands.get(2));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * An operation on vectors. {@link VectorOp#I8X16_SHUFFLE} has its lane numbers as its third operand, a constant.
     * Gone once vectors have been made scalars.
     *
     * @param lane the lane that is extracted or replaced; 0 for other operations
     */
    record Vector(VectorOp op, int lane, List<Expression> operands) implements Expression {

        public Vector {
            operands = List.copyOf(operands);
        }

        @Override
        public Type type() {
            return op.result();
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new Vector(op, lane, operands);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** The result of a method of the runtime that neither traps nor depends on anything but its operands. */
    record CallRuntime(RuntimeMethod method, List<Expression> operands) implements Expression {

        public CallRuntime {
            operands = List.copyOf(operands);
        }

        @Override
        public Type type() {
            return method.result();
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new CallRuntime(method, operands);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record TableGet(int table, ReferenceType type, Expression index) implements Expression {
        @Override
        public List<Expression> operands() {
            return List.of(index);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new TableGet(table, type, operands.get(0));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A call of a function of the module or an import, by function index. */
    record Call(int function, Signature signature, List<Expression> operands) implements Invocation {

        public Call {
            operands = List.copyOf(operands);
        }

        @Override
        public Call withOperands(List<Expression> operands) {
            return new Call(function, signature, operands);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A call through a table; the last operand is the index. */
    record CallIndirect(int table, Signature signature, List<Expression> operands) implements Invocation {

        public CallIndirect {
            operands = List.copyOf(operands);
        }

        @Override
        public CallIndirect withOperands(List<Expression> operands) {
            return new CallIndirect(table, signature, operands);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * Runs a {@linkplain Piece piece} of the same function; the number of the exit it was left by. The operand, if any,
     * is the number of the entry.
     */
    record CallPiece(int piece, List<Expression> operands) implements Effect {

        public CallPiece {
            operands = List.copyOf(operands);
        }

        @Override
        public Type type() {
            return PrimitiveType.I32;
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new CallPiece(piece, operands);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Runs the {@linkplain IrFunction#rest() rest} of the same function. See {@link Invocation} for the type. */
    record CallRest(Signature signature, List<Expression> operands) implements Effect {

        public CallRest {
            operands = List.copyOf(operands);
        }

        @Override
        public Type type() {
            return signature.results().size() == 1 ? signature.results().get(0) : null;
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new CallRest(signature, operands);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Grows a table by so many elements of one value; the size before, or -1. */
    record TableGrow(int table, Expression value, Expression count) implements Effect {
        @Override
        public Type type() {
            return PrimitiveType.I32;
        }

        @Override
        public List<Expression> operands() {
            return List.of(value, count);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new TableGrow(table, operands.get(0), operands.get(1));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** One method per kind of expression. Vectors are visited by what comes before they are made scalars. */
    interface Visitor<R> {
        R visit(I32Const expression);

        R visit(I64Const expression);

        R visit(F32Const expression);

        R visit(F64Const expression);

        R visit(RefNull expression);

        R visit(RefFunc expression);

        R visit(LocalGet expression);

        R visit(GlobalGet expression);

        R visit(TableSize expression);

        R visit(Unary expression);

        R visit(Binary expression);

        R visit(Compare expression);

        R visit(RefIsNull expression);

        R visit(Select expression);

        R visit(TableGet expression);

        R visit(Call expression);

        R visit(CallIndirect expression);

        R visit(CallPiece expression);

        R visit(CallRest expression);

        R visit(TableGrow expression);

        R visit(MemoryExpression expression);

        R visit(HeapExpression expression);

        R visit(CallRuntime expression);

        R visit(GlobalGetHalf expression);

        R visit(V128Const expression);

        default R visit(Vector expression) {
            throw new IllegalStateException(expression.op() + " has not been made scalar");
        }

        R visit(ControlExpression expression);
    }
}

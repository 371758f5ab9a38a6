package dev.wasm2jar.compiler.ir;

import dev.wasm2jar.compiler.ir.Storage.Extension;
import java.util.List;

/** Expressions on structures, arrays and unboxed scalars, and on the types of references (spec 4.6.6 and 4.6.7). */
public sealed interface HeapExpression extends Expression.Family {

    /** Whether the expression itself may trap, apart from its operands. */
    default boolean mayTrap() {
        return false;
    }

    <R> R accept(HeapVisitor<R> visitor);

    @Override
    default <R> R accept(Expression.Visitor<R> visitor) {
        return visitor.visit(this);
    }

    /** Makes a new object. Not to be repeated, since objects have an identity, but otherwise without effects. */
    sealed interface Allocation extends HeapExpression, Expression.Effect permits StructNew, ArrayNew {

        /** More operands than this are stored one by one after the object is made, so that no method gets too large. */
        int MAX_OPERANDS = 64;
    }

    /** What the elements of a new array are made from; the comments tell the operands. */
    enum Source {
        /** Value, length. */
        VALUE,
        /** Length. */
        DEFAULT,
        /** The elements. */
        FIXED,
        /** Offset in a data segment, length. */
        DATA,
        /** Offset in an element segment, length. */
        ELEMENTS
    }

    /** What a cast does with null. */
    enum NullHandling {
        PASS,
        TRAP
    }

    /** A structure with these values in its fields, or with the default values if there are no operands. */
    record StructNew(AggregateType.Structure structure, List<Expression> operands) implements Allocation {

        public StructNew {
            operands = List.copyOf(operands);
        }

        @Override
        public Type type() {
            return structure.reference();
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new StructNew(structure, operands);
        }

        @Override
        public <R> R accept(HeapVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** @param segment index of the segment, for sources that are one */
    record ArrayNew(AggregateType.Array array, Source source, int segment, List<Expression> operands) implements Allocation {

        public ArrayNew {
            operands = List.copyOf(operands);
        }

        @Override
        public Type type() {
            return array.reference();
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new ArrayNew(array, source, segment, operands);
        }

        @Override
        public boolean mayTrap() {
            return true;
        }

        @Override
        public <R> R accept(HeapVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** @param type of the field, which may be finer than how it is kept */
    record StructGet(AggregateType.Structure structure, int field, Type type, Extension extension, Expression object)
            implements HeapExpression {
        @Override
        public List<Expression> operands() {
            return List.of(object);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new StructGet(structure, field, type, extension, operands.get(0));
        }

        @Override
        public boolean mayTrap() {
            return true;
        }

        @Override
        public <R> R accept(HeapVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record ArrayGet(AggregateType.Array array, Extension extension, Expression object, Expression index)
            implements HeapExpression {
        @Override
        public Type type() {
            return array.element().type();
        }

        @Override
        public List<Expression> operands() {
            return List.of(object, index);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new ArrayGet(array, extension, operands.get(0), operands.get(1));
        }

        @Override
        public boolean mayTrap() {
            return true;
        }

        @Override
        public <R> R accept(HeapVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record ArrayLength(Expression object) implements HeapExpression {
        @Override
        public Type type() {
            return PrimitiveType.I32;
        }

        @Override
        public List<Expression> operands() {
            return List.of(object);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new ArrayLength(operands.get(0));
        }

        @Override
        public boolean mayTrap() {
            return true;
        }

        @Override
        public <R> R accept(HeapVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** The unboxed scalar of an i32. */
    record I31New(Expression value) implements HeapExpression {
        @Override
        public Type type() {
            return ReferenceType.I31;
        }

        @Override
        public List<Expression> operands() {
            return List.of(value);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new I31New(operands.get(0));
        }

        @Override
        public <R> R accept(HeapVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record I31Get(Extension extension, Expression reference) implements HeapExpression {
        @Override
        public Type type() {
            return PrimitiveType.I32;
        }

        @Override
        public List<Expression> operands() {
            return List.of(reference);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new I31Get(extension, operands.get(0));
        }

        @Override
        public boolean mayTrap() {
            return true;
        }

        @Override
        public <R> R accept(HeapVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Whether two references are the same: 0 or 1. */
    record RefEq(Expression left, Expression right) implements HeapExpression {
        /** Whether comparing the objects' identities is enough, because one of them is no unboxed scalar. */
        public boolean isIdentity() {
            return isObject(left) || isObject(right);
        }

        private static boolean isObject(Expression operand) {
            ReferenceType type = (ReferenceType) operand.type();
            return type.isSubtypeOf(ReferenceType.STRUCT)
                    || type.isSubtypeOf(ReferenceType.ARRAY)
                    || operand instanceof Expression.RefNull;
        }

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
            return new RefEq(operands.get(0), operands.get(1));
        }

        @Override
        public <R> R accept(HeapVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Whether a reference is to an object that the target describes, which null is not: 0 or 1. */
    record RefTest(CastTarget target, Expression reference) implements HeapExpression {
        @Override
        public Type type() {
            return PrimitiveType.I32;
        }

        @Override
        public List<Expression> operands() {
            return List.of(reference);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new RefTest(target, operands.get(0));
        }

        @Override
        public <R> R accept(HeapVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record RefCast(CastTarget target, NullHandling nulls, Expression reference) implements HeapExpression {
        @Override
        public Type type() {
            return target.type();
        }

        @Override
        public List<Expression> operands() {
            return List.of(reference);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new RefCast(target, nulls, operands.get(0));
        }

        @Override
        public boolean mayTrap() {
            return true;
        }

        @Override
        public <R> R accept(HeapVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** The same reference, which validation knows to be of that type: never traps. */
    record RefAs(ReferenceType type, Expression reference) implements HeapExpression {
        @Override
        public List<Expression> operands() {
            return List.of(reference);
        }

        @Override
        public Expression withOperands(List<Expression> operands) {
            return new RefAs(type, operands.get(0));
        }

        @Override
        public <R> R accept(HeapVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** One method per kind of expression. */
    interface HeapVisitor<R> {
        R visit(StructNew expression);

        R visit(ArrayNew expression);

        R visit(StructGet expression);

        R visit(ArrayGet expression);

        R visit(ArrayLength expression);

        R visit(I31New expression);

        R visit(I31Get expression);

        R visit(RefEq expression);

        R visit(RefTest expression);

        R visit(RefCast expression);

        R visit(RefAs expression);
    }
}

package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.AggregateType;
import dev.wasm2jar.compiler.ir.CastTarget;
import dev.wasm2jar.compiler.ir.HeapExpression;
import dev.wasm2jar.compiler.ir.HeapStatement;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.ReferenceType;
import dev.wasm2jar.compiler.ir.Storage;
import dev.wasm2jar.compiler.ir.Type;
import java.util.Collections;
import java.util.List;

/** The types of the operands of structure, array and cast operations. */
final class HeapOperands implements HeapExpression.HeapVisitor<List<Type>>, HeapStatement.HeapVisitor<List<Type>> {

    private static final Type I32 = PrimitiveType.I32;

    @Override
    public List<Type> visit(HeapExpression.StructNew expression) {
        return expression.operands().isEmpty()
                ? List.of()
                : expression.structure().fields().stream().map(Storage::type).toList();
    }

    @Override
    public List<Type> visit(HeapExpression.ArrayNew expression) {
        Type element = expression.array().element().type();
        return switch (expression.source()) {
            case VALUE -> isVector(expression.array()) ? List.of(element, element, I32) : List.of(element, I32);
            case DEFAULT -> List.of(I32);
            case FIXED -> Collections.nCopies(expression.operands().size(), element);
            case DATA, ELEMENTS -> List.of(I32, I32);
        };
    }

    private static boolean isVector(AggregateType.Array array) {
        return array.element().packing() == Storage.Packing.VECTOR;
    }

    @Override
    public List<Type> visit(HeapExpression.StructGet expression) {
        return List.of(expression.structure().reference());
    }

    @Override
    public List<Type> visit(HeapExpression.ArrayGet expression) {
        return List.of(expression.array().reference(), I32);
    }

    @Override
    public List<Type> visit(HeapExpression.ArrayLength expression) {
        return List.of(ReferenceType.ARRAY);
    }

    @Override
    public List<Type> visit(HeapExpression.I31New expression) {
        return List.of(I32);
    }

    @Override
    public List<Type> visit(HeapExpression.I31Get expression) {
        return List.of(ReferenceType.I31);
    }

    @Override
    public List<Type> visit(HeapExpression.RefEq expression) {
        return List.of(ReferenceType.ANY, ReferenceType.ANY);
    }

    @Override
    public List<Type> visit(HeapExpression.RefTest expression) {
        return List.of(operand(expression.target()));
    }

    @Override
    public List<Type> visit(HeapExpression.RefCast expression) {
        return List.of(operand(expression.target()));
    }

    private static Type operand(CastTarget target) {
        return target instanceof CastTarget.OfFunction ? ReferenceType.FUNCTION : ReferenceType.ANY;
    }

    @Override
    public List<Type> visit(HeapExpression.RefAs expression) {
        return List.of(ReferenceType.ANY);
    }

    @Override
    public List<Type> visit(HeapStatement.StructSet statement) {
        AggregateType.Structure structure = statement.structure();
        return List.of(structure.reference(), structure.fields().get(statement.field()).type());
    }

    @Override
    public List<Type> visit(HeapStatement.ArraySet statement) {
        AggregateType.Array array = statement.array();
        return List.of(array.reference(), I32, array.element().type());
    }

    @Override
    public List<Type> visit(HeapStatement.ArrayRange statement) {
        AggregateType.Array array = statement.array();
        return switch (statement.op()) {
            case FILL -> {
                Type element = array.element().type();
                yield isVector(array)
                        ? List.of(array.reference(), I32, element, element, I32)
                        : List.of(array.reference(), I32, element, I32);
            }
            case COPY -> List.of(array.reference(), I32, ReferenceType.ARRAY, I32, I32);
            case INIT_DATA, INIT_ELEMENTS -> List.of(array.reference(), I32, I32, I32);
        };
    }
}

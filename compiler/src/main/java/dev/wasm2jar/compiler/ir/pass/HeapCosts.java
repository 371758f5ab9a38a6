package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.HeapExpression;
import dev.wasm2jar.compiler.ir.HeapStatement;

/** What emission makes of structure, array and cast operations, in bytes: upper bounds, without the operands. */
final class HeapCosts implements HeapExpression.HeapVisitor<Integer>, HeapStatement.HeapVisitor<Integer> {

    /** new, dup, invokespecial. */
    private static final int NEW = 7;
    /** getstatic or invokestatic for the contents of an array, with the segment before it: aload, getfield. */
    private static final int CONTENTS = 8;
    /** dup, sipush, and for each element its store. */
    private static final int PER_ELEMENT = 5;
    /** getfield of the elements. */
    private static final int ELEMENTS = 3;
    private static final int CHECK_CAST = 3;
    /** sipush or ldc, iand. */
    private static final int EXTEND = 4;
    private static final int FIELD = 3;
    private static final int HELPER = 3;
    /** invokestatic that gives the function type. */
    private static final int FUNCTION_TYPE = 3;

    @Override
    public Integer visit(HeapExpression.StructNew expression) {
        return NEW;
    }

    @Override
    public Integer visit(HeapExpression.ArrayNew expression) {
        return NEW + CONTENTS + (expression.source() == HeapExpression.Source.FIXED
                ? PER_ELEMENT * expression.operands().size()
                : 0);
    }

    @Override
    public Integer visit(HeapExpression.StructGet expression) {
        return FIELD + Math.max(EXTEND, CHECK_CAST);
    }

    @Override
    public Integer visit(HeapExpression.ArrayGet expression) {
        return ELEMENTS + 1 + EXTEND;
    }

    @Override
    public Integer visit(HeapExpression.ArrayLength expression) {
        return ELEMENTS + 3;
    }

    @Override
    public Integer visit(HeapExpression.I31New expression) {
        return HELPER;
    }

    @Override
    public Integer visit(HeapExpression.I31Get expression) {
        return FIELD + EXTEND;
    }

    @Override
    public Integer visit(HeapExpression.RefEq expression) {
        return HELPER;
    }

    @Override
    public Integer visit(HeapExpression.RefTest expression) {
        return CHECK_CAST + FUNCTION_TYPE + HELPER;
    }

    @Override
    public Integer visit(HeapExpression.RefCast expression) {
        return CHECK_CAST + FUNCTION_TYPE + HELPER;
    }

    @Override
    public Integer visit(HeapExpression.RefAs expression) {
        return CHECK_CAST;
    }

    @Override
    public Integer visit(HeapStatement.StructSet statement) {
        return FIELD + 1;
    }

    @Override
    public Integer visit(HeapStatement.ArraySet statement) {
        return ELEMENTS + 1;
    }

    @Override
    public Integer visit(HeapStatement.ArrayRange statement) {
        return CONTENTS;
    }
}

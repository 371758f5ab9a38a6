package dev.wasm2jar.compiler.ir;

import java.util.Locale;

/** What {@link IrPrinter} writes before the operands of structure, array and cast operations. */
final class HeapPrinter implements HeapExpression.HeapVisitor<String>, HeapStatement.HeapVisitor<String> {

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String suffix(Storage.Extension extension) {
        return switch (extension) {
            case NONE -> "";
            case SIGNED -> "_s";
            case UNSIGNED -> "_u";
        };
    }

    private static String suffix(HeapExpression.NullHandling nulls) {
        return nulls == HeapExpression.NullHandling.PASS ? " null " : " ";
    }

    @Override
    public String visit(HeapExpression.StructNew expression) {
        return "struct.new " + expression.structure() + " ";
    }

    @Override
    public String visit(HeapExpression.ArrayNew expression) {
        String segment = switch (expression.source()) {
            case DATA, ELEMENTS -> " " + expression.segment();
            default -> "";
        };
        return "array.new " + name(expression.source()) + segment + " " + expression.array() + " ";
    }

    @Override
    public String visit(HeapExpression.StructGet expression) {
        return "struct.get" + suffix(expression.extension()) + " " + expression.structure() + " "
                + expression.field() + " ";
    }

    @Override
    public String visit(HeapExpression.ArrayGet expression) {
        return "array.get" + suffix(expression.extension()) + " " + expression.array() + " ";
    }

    @Override
    public String visit(HeapExpression.ArrayLength expression) {
        return "array.len";
    }

    @Override
    public String visit(HeapExpression.I31New expression) {
        return "ref.i31";
    }

    @Override
    public String visit(HeapExpression.I31Get expression) {
        return "i31.get" + suffix(expression.extension());
    }

    @Override
    public String visit(HeapExpression.RefEq expression) {
        return "ref.eq";
    }

    @Override
    public String visit(HeapExpression.RefTest expression) {
        return "ref.test " + expression.target() + " ";
    }

    @Override
    public String visit(HeapExpression.RefCast expression) {
        return "ref.cast" + suffix(expression.nulls()) + expression.target() + " ";
    }

    @Override
    public String visit(HeapExpression.RefAs expression) {
        return "ref.as " + expression.type() + " ";
    }

    @Override
    public String visit(HeapStatement.StructSet statement) {
        return "struct.set " + statement.structure() + " " + statement.field() + " ";
    }

    @Override
    public String visit(HeapStatement.ArraySet statement) {
        return "array.set " + statement.array() + " ";
    }

    @Override
    public String visit(HeapStatement.ArrayRange statement) {
        String segment = switch (statement.op()) {
            case INIT_DATA, INIT_ELEMENTS -> " " + statement.segment();
            default -> "";
        };
        return "array." + name(statement.op()) + segment + " " + statement.array() + " ";
    }
}

package dev.wasm2jar.compiler.ir;

/** What {@link IrPrinter} writes before the operands of what is done on linear memories. */
final class MemoryPrinter implements MemoryExpression.MemoryVisitor<String>, MemoryStatement.MemoryVisitor<String> {

    /** Memory and offset of an access, where they are not zero. */
    private static String access(Enum<?> op, int memory, long offset) {
        return IrPrinter.name(op) + (memory == 0 ? "" : " memory=" + memory)
                + (offset == 0 ? "" : " offset=" + Long.toUnsignedString(offset)) + " ";
    }

    @Override
    public String visit(MemoryExpression.Load expression) {
        return access(expression.op(), expression.memory(), expression.offset());
    }

    @Override
    public String visit(MemoryExpression.LargeLoad expression) {
        return "large." + access(expression.op(), expression.memory(), expression.offset());
    }

    @Override
    public String visit(MemoryExpression.VectorLoad expression) {
        return access(expression.op(), expression.memory(), expression.offset()) + ":" + expression.lane();
    }

    @Override
    public String visit(MemoryExpression.MemorySize expression) {
        return "memory.size " + expression.memory();
    }

    @Override
    public String visit(MemoryExpression.MemoryGrow expression) {
        return "memory.grow " + expression.memory() + " ";
    }

    @Override
    public String visit(MemoryExpression.TryCopy expression) {
        return "try_copy " + expression.memory();
    }

    @Override
    public String visit(MemoryExpression.Atomic expression) {
        return access(expression.op(), Math.max(expression.memory(), 0), expression.offset());
    }

    @Override
    public String visit(MemoryStatement.Store statement) {
        return access(statement.op(), statement.memory(), statement.offset());
    }

    @Override
    public String visit(MemoryStatement.LargeStore statement) {
        return "large." + access(statement.op(), statement.memory(), statement.offset());
    }

    @Override
    public String visit(MemoryStatement.VectorStore statement) {
        return access(statement.op(), statement.memory(), statement.offset()) + ":" + statement.lane();
    }

    @Override
    public String visit(MemoryStatement.CheckAddress statement) {
        return "check_address";
    }

    @Override
    public String visit(MemoryStatement.TakeContents statement) {
        return "take_contents";
    }
}

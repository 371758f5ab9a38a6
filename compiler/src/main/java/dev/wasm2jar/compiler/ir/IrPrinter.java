package dev.wasm2jar.compiler.ir;

import dev.wasm2jar.compiler.ir.ControlExpression.*;
import dev.wasm2jar.compiler.ir.ControlStatement.*;
import dev.wasm2jar.compiler.ir.Expression.*;
import dev.wasm2jar.compiler.ir.Statement.*;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Writes functions as text, for people and for golden tests: one statement per line, indented by nesting, operations
 * named as in the WebAssembly text format. Nothing reads it back.
 */
public final class IrPrinter {

    private static final String INDENT = "  ";
    private static final MemoryPrinter MEMORY = new MemoryPrinter();
    private static final HeapPrinter HEAP = new HeapPrinter();

    private final IntFunction<String> functionNames;
    private final StringBuilder out = new StringBuilder();
    private final ExpressionPrinter expressions = new ExpressionPrinter();
    private final StatementPrinter statements = new StatementPrinter();
    private int depth;

    private IrPrinter(IntFunction<String> functionNames) {
        this.functionNames = functionNames;
    }

    /** The text of a function, with callees by index. */
    public static String print(IrFunction function) {
        return print(function, index -> "f" + index);
    }

    /** @param functionNames names for callees, by function index; null where there is none */
    public static String print(IrFunction function, IntFunction<String> functionNames) {
        IrPrinter printer = new IrPrinter(functionNames);
        printer.function(function);
        return printer.out.toString();
    }

    /** The text of some statements of a function. */
    public static String print(List<Statement> body) {
        IrPrinter printer = new IrPrinter(index -> "f" + index);
        printer.list(body);
        return printer.out.toString();
    }

    /** The text of one expression. */
    public static String print(Expression expression) {
        IrPrinter printer = new IrPrinter(index -> "f" + index);
        printer.expression(expression);
        return printer.out.toString();
    }

    private void function(IrFunction function) {
        out.append("func ").append(function.index()).append(" \"").append(function.name()).append("\" (");
        out.append(typed(function.parameters())).append(')');
        if (!function.signature().results().isEmpty()) {
            out.append(" -> ").append(join(function.signature().results()));
        }
        out.append('\n');
        depth++;
        List<Local> declared =
                function.locals().subList(function.parameters().size(), function.locals().size());
        if (!declared.isEmpty()) {
            line("local " + typed(declared));
        }
        if (!function.frame().isEmpty()) {
            line("frame " + function.frame().stream()
                    .sorted(Comparator.comparingInt(Local::index))
                    .map(Local::toString)
                    .collect(Collectors.joining(", ")));
        }
        depth--;
        nested(function.body());
        for (Piece piece : function.pieces()) {
            line("piece " + piece.number()
                    + piece.entry().map(entry -> " (" + entry + ")").orElse("")
                    + (piece.inlining() == Piece.Inlining.NEVER ? " not inlined" : ""));
            nested(piece.body());
        }
        line("end");
        function.rest().ifPresent(this::function);
    }

    private void nested(List<Statement> body) {
        depth++;
        list(body);
        depth--;
    }

    private void list(List<Statement> body) {
        for (Statement statement : body) {
            statement.accept(statements);
        }
    }

    private void line(String text) {
        start();
        out.append(text).append('\n');
    }

    private IrPrinter start() {
        out.append(INDENT.repeat(depth));
        return this;
    }

    private IrPrinter text(Object text) {
        out.append(text);
        return this;
    }

    private IrPrinter expression(Expression expression) {
        expression.accept(expressions);
        return this;
    }

    private IrPrinter arguments(List<Expression> arguments) {
        out.append('(');
        separated(arguments);
        out.append(')');
        return this;
    }

    private IrPrinter separated(List<Expression> arguments) {
        String separator = "";
        for (Expression argument : arguments) {
            out.append(separator);
            argument.accept(expressions);
            separator = ", ";
        }
        return this;
    }

    private void end() {
        out.append('\n');
    }

    private String functionName(int index) {
        String name = functionNames.apply(index);
        return "$" + (name == null ? "f" + index : name);
    }

    private static String typed(List<Local> locals) {
        return locals.stream().map(local -> local + " " + local.type()).collect(Collectors.joining(", "));
    }

    private static String join(List<?> elements) {
        return elements.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    /** {@code I32_ADD} as {@code i32.add}. */
    static String name(Enum<?> op) {
        return op.name().toLowerCase(Locale.ROOT).replaceFirst("_", ".");
    }

    private final class ExpressionPrinter implements Expression.Visitor<Void>, ControlExpression.ControlVisitor<Void> {

        private Void put(Object text) {
            out.append(text);
            return null;
        }

        private Void operation(String name, List<Expression> operands) {
            out.append(name);
            arguments(operands);
            return null;
        }

        @Override
        public Void visit(I32Const expression) {
            return put(expression.value());
        }

        @Override
        public Void visit(I64Const expression) {
            return put(expression.value() + "L");
        }

        @Override
        public Void visit(F32Const expression) {
            float value = Float.intBitsToFloat(expression.bits());
            return put(Float.isNaN(value)
                    ? "f32.bits(0x" + Integer.toHexString(expression.bits()) + ")"
                    : value + "f");
        }

        @Override
        public Void visit(F64Const expression) {
            double value = Double.longBitsToDouble(expression.bits());
            return put(Double.isNaN(value)
                    ? "f64.bits(0x" + Long.toHexString(expression.bits()) + ")"
                    : value + "d");
        }

        @Override
        public Void visit(RefNull expression) {
            return put("ref.null " + expression.type());
        }

        @Override
        public Void visit(RefFunc expression) {
            return put("ref.func " + functionName(expression.function()));
        }

        @Override
        public Void visit(LocalGet expression) {
            return put(expression.local());
        }

        @Override
        public Void visit(GlobalGet expression) {
            return put("global" + expression.global());
        }

        @Override
        public Void visit(TableSize expression) {
            return put("table.size " + expression.table());
        }

        @Override
        public Void visit(GlobalGetHalf expression) {
            return put("global" + expression.global() + "." + name(expression.half()));
        }

        @Override
        public Void visit(V128Const expression) {
            return put(String.format("v128 0x%016x%016x", expression.high(), expression.low()));
        }

        @Override
        public Void visit(Vector expression) {
            return operation(name(expression.op()) + ":" + expression.lane(), expression.operands());
        }

        @Override
        public Void visit(CallRuntime expression) {
            return operation(expression.method().owner() + "." + expression.method().name(),
                    expression.operands());
        }

        @Override
        public Void visit(Unary expression) {
            return operation(name(expression.op()), expression.operands());
        }

        @Override
        public Void visit(Binary expression) {
            return operation(name(expression.op()), expression.operands());
        }

        @Override
        public Void visit(Compare expression) {
            return operation(name(expression.op()), expression.operands());
        }

        @Override
        public Void visit(RefIsNull expression) {
            return operation("ref.is_null", expression.operands());
        }

        @Override
        public Void visit(Select expression) {
            return operation("select", expression.operands());
        }

        @Override
        public Void visit(TableGet expression) {
            return operation("table.get " + expression.table() + " ", expression.operands());
        }

        @Override
        public Void visit(Call expression) {
            return operation("call " + functionName(expression.function()), expression.operands());
        }

        @Override
        public Void visit(CallIndirect expression) {
            return operation(
                    "call_indirect table=" + expression.table() + " " + expression.signature().text() + " ",
                    expression.operands());
        }

        @Override
        public Void visit(CallPiece expression) {
            return operation("call_piece " + expression.piece(), expression.operands());
        }

        @Override
        public Void visit(CallRest expression) {
            return operation("call_rest ", expression.operands());
        }

        @Override
        public Void visit(TableGrow expression) {
            return operation("table.grow " + expression.table() + " ", expression.operands());
        }

        @Override
        public Void visit(MemoryExpression expression) {
            String name = expression.accept(MEMORY);
            return expression instanceof Leaf ? put(name) : operation(name, expression.operands());
        }

        @Override
        public Void visit(HeapExpression expression) {
            return operation(expression.accept(HEAP), expression.operands());
        }

        @Override
        public Void visit(ControlExpression expression) {
            return expression.accept((ControlExpression.ControlVisitor<Void>) this);
        }

        @Override
        public Void visit(CallRef expression) {
            return operation("call_ref " + expression.signature().text() + " ", expression.operands());
        }

        @Override
        public Void visit(TableFunction expression) {
            return operation("table.function " + expression.table() + " ", expression.operands());
        }

        @Override
        public Void visit(RefAsNonNull expression) {
            return operation("ref.as_non_null", expression.operands());
        }

        @Override
        public Void visit(HasTag expression) {
            return operation("has_tag " + expression.tag() + " ", expression.operands());
        }

        @Override
        public Void visit(ExceptionValue expression) {
            return operation("exception_value " + expression.index() + " ", expression.operands());
        }

        @Override
        public Void visit(ExceptionHalf expression) {
            return operation("exception_half " + expression.index() + " " + expression.half() + " ",
                    expression.operands());
        }
    }

    private final class StatementPrinter implements Statement.Visitor<Void>, ControlStatement.ControlVisitor<Void> {

        @Override
        public Void visit(Mark statement) {
            line(statement.label() + ":");
            return null;
        }

        @Override
        public Void visit(Loop statement) {
            line("loop " + statement.head());
            nested(statement.body());
            line("end");
            return null;
        }

        @Override
        public Void visit(If statement) {
            start().text("if ").expression(statement.condition()).end();
            nested(statement.then());
            if (!statement.otherwise().isEmpty()) {
                line("else");
                nested(statement.otherwise());
            }
            line("end");
            return null;
        }

        @Override
        public Void visit(Branch statement) {
            line("br " + statement.target());
            return null;
        }

        @Override
        public Void visit(BranchIf statement) {
            start().text("br_if " + statement.target() + " ").expression(statement.condition()).end();
            return null;
        }

        @Override
        public Void visit(Switch statement) {
            start().text("switch ").expression(statement.index());
            text(" [" + join(statement.targets()) + "] default " + statement.defaultTarget()).end();
            return null;
        }

        @Override
        public Void visit(Try statement) {
            line("try");
            nested(statement.body());
            line("catch " + statement.caught());
            nested(statement.handler());
            line("end");
            return null;
        }

        @Override
        public Void visit(Return statement) {
            start().text(statement.operands().isEmpty() ? "return" : "return ").separated(statement.operands()).end();
            return null;
        }

        @Override
        public Void visit(Line statement) {
            line("# line " + statement.number());
            return null;
        }

        @Override
        public Void visit(Unreachable statement) {
            line("unreachable");
            return null;
        }

        @Override
        public Void visit(SetLocal statement) {
            start().text(statement.local() + " = ").expression(statement.value()).end();
            return null;
        }

        @Override
        public Void visit(SetLocals statement) {
            start().text(join(statement.locals()) + " = ").expression(statement.call()).end();
            return null;
        }

        @Override
        public Void visit(SetGlobal statement) {
            start().text("global" + statement.global() + " = ").expression(statement.value()).end();
            return null;
        }

        @Override
        public Void visit(SetGlobalHalf statement) {
            start().text("global" + statement.global() + "." + name(statement.half()) + " = ")
                    .expression(statement.value())
                    .end();
            return null;
        }

        @Override
        public Void visit(TableSet statement) {
            start().text("table.set " + statement.table() + " ").arguments(statement.operands()).end();
            return null;
        }

        @Override
        public Void visit(Bulk statement) {
            start().text(name(statement.op()) + " " + statement.first() + " " + statement.second() + " ")
                    .arguments(statement.operands())
                    .end();
            return null;
        }

        @Override
        public Void visit(Evaluate statement) {
            start().text("drop ").expression(statement.value()).end();
            return null;
        }

        @Override
        public Void visit(MemoryStatement statement) {
            start().text(statement.accept(MEMORY)).arguments(statement.operands()).end();
            return null;
        }

        @Override
        public Void visit(HeapStatement statement) {
            start().text(statement.accept(HEAP)).arguments(statement.operands()).end();
            return null;
        }

        @Override
        public Void visit(ControlStatement statement) {
            return statement.accept((ControlStatement.ControlVisitor<Void>) this);
        }

        @Override
        public Void visit(Throw statement) {
            start().text("throw " + statement.tag() + " ").arguments(statement.operands()).end();
            return null;
        }

        @Override
        public Void visit(ThrowRef statement) {
            start().text("throw_ref ").expression(statement.exception()).end();
            return null;
        }

        @Override
        public Void visit(TailCall statement) {
            String callee = statement.function() == TailCall.BY_REFERENCE
                    ? statement.signature().text()
                    : functionName(statement.function());
            start().text("tail_call " + callee + " ").arguments(statement.operands()).end();
            return null;
        }

        @Override
        public Void visit(CheckInterrupt statement) {
            line("check_interrupt");
            return null;
        }
    }
}

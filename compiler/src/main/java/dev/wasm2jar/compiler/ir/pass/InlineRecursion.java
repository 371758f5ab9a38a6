package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.Call;
import dev.wasm2jar.compiler.ir.IrFunction;
import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.MemoryStatement.*;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Statement.*;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Inlines the calls that small functions make of themselves, once, as C compilers do: HotSpot goes but one level deep into
 * recursion, and now goes two.
 *
 * <p>Only functions of the simplest kinds of statements on numbers. The function stays so small that HotSpot inlines it into
 * its callers as before.
 */
public final class InlineRecursion {

    /** HotSpot inlines hot methods of up to 325 bytes (FreqInlineSize); {@link CodeSize} is above that by half. */
    private static final int LARGEST = 450;

    private final IrFunction function;
    private final FreshNames names;
    /** Those that the function relies on to be zero. */
    private final Set<Local> zeroed;
    /** What follows is of that line, or 0. */
    private int line;

    private InlineRecursion(IrFunction function) {
        this.function = function;
        this.names = new FreshNames(function);
        this.zeroed = Liveness.of(function.body()).atEntry();
    }

    /** The function, with copies of itself in place of calls of itself. */
    public static IrFunction apply(IrFunction function) {
        int calls = calls(function.index(), function.body());
        if (calls == 0 || !isSimple(function) || (1 + calls) * CodeSize.ofBody(function) > LARGEST) {
            return function;
        }
        var pass = new InlineRecursion(function);
        return pass.names.with(pass.list(function.body()));
    }

    private static int calls(int function, List<Statement> body) {
        int[] count = new int[1];
        Traversal.statements(body, statement -> count[0] += callOf(function, statement) == null ? 0 : 1);
        return count[0];
    }

    /** The call of that function at the root of a statement; null if there is none. */
    private static Call callOf(int function, Statement statement) {
        if (statement instanceof SetLocal set && set.value() instanceof Call call && call.function() == function) {
            return call;
        }
        if (statement instanceof Evaluate evaluate && evaluate.value() instanceof Call call
                && call.function() == function) {
            return call;
        }
        return null;
    }

    private static boolean isSimple(IrFunction function) {
        boolean[] simple = {function.signature().results().size() <= 1
                && Stream.concat(function.locals().stream().map(Local::type), function.signature().results().stream())
                        .allMatch(InlineRecursion::isNumber)};
        Traversal.statements(function.body(), statement -> simple[0] &= isSimple(statement));
        return simple[0];
    }

    private static boolean isNumber(Object type) {
        return type == PrimitiveType.I32 || type == PrimitiveType.I64 || type == PrimitiveType.F32
                || type == PrimitiveType.F64;
    }

    private static boolean isSimple(Statement statement) {
        return statement instanceof Mark || statement instanceof Loop || statement instanceof If
                || statement instanceof Branch || statement instanceof BranchIf || statement instanceof Return
                || statement instanceof Line || statement instanceof Unreachable || statement instanceof SetLocal
                || statement instanceof SetGlobal || statement instanceof Store || statement instanceof Evaluate;
    }

    private List<Statement> list(List<Statement> body) {
        List<Statement> result = new ArrayList<>();
        for (Statement statement : body) {
            Call call = callOf(function.index(), statement);
            if (call != null) {
                inline(call, statement instanceof SetLocal set ? set.local() : null, result);
            } else {
                result.add(Rewriting.withLists(statement, this::list));
            }
            if (statement instanceof Line said) {
                line = said.number();
            } else if (statement instanceof Mark || statement instanceof Loop || statement instanceof If) {
                line = 0;
            }
        }
        return result;
    }

    /** @param target what the result is assigned to, or null */
    private void inline(Call call, Local target, List<Statement> result) {
        Map<Local, Local> locals = new HashMap<>();
        function.locals().forEach(local -> locals.put(local, names.local(local.type())));
        for (int i = 0; i < call.operands().size(); i++) {
            result.add(new SetLocal(locals.get(function.parameters().get(i)), call.operands().get(i)));
        }
        for (Local local : zeroed) {
            if (local.index() >= function.parameters().size()) {
                result.add(new SetLocal(locals.get(local), ((PrimitiveType) local.type()).zero()));
            }
        }
        Label end = names.label();
        new Copy(target, end).addTo(result, Rewriting.withLocals(function.body(), locals::get));
        if (result.get(result.size() - 1).equals(new Branch(end))) {
            result.remove(result.size() - 1);
        }
        result.add(new Mark(end));
        if (line != 0) {
            result.add(new Line(line));
        }
    }

    /** Copies statements with other labels; what returns goes to the end of the copy. */
    private final class Copy {

        private final Map<Label, Label> labels = new HashMap<>();
        private final Local target;
        private final Label end;

        Copy(Local target, Label end) {
            this.target = target;
            this.end = end;
        }

        private Label label(Label label) {
            return labels.computeIfAbsent(label, key -> names.label());
        }

        private List<Statement> list(List<Statement> body) {
            List<Statement> result = new ArrayList<>(body.size());
            addTo(result, body);
            return result;
        }

        void addTo(List<Statement> result, List<Statement> body) {
            for (Statement statement : body) {
                if (statement instanceof Return values) {
                    addReturn(values, result);
                } else {
                    result.add(Rewriting.withLists(Rewriting.withLabels(statement, this::label), this::list));
                }
            }
        }

        private void addReturn(Return values, List<Statement> result) {
            for (Expression value : values.operands()) {
                result.add(target == null ? new Evaluate(value) : new SetLocal(target, value));
            }
            result.add(new Branch(end));
        }
    }
}

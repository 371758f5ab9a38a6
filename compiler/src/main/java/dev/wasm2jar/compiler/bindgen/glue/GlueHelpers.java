package dev.wasm2jar.compiler.bindgen.glue;

import dev.wasm2jar.compiler.bindgen.BindgenException;
import dev.wasm2jar.compiler.bindgen.emit.ModuleExports;
import dev.wasm2jar.compiler.bindgen.metadata.Release;
import dev.wasm2jar.compiler.javascript.Expression;
import dev.wasm2jar.compiler.javascript.Statement;
import dev.wasm2jar.compiler.javascript.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the helpers tell that the glue has for itself: the names of the module's own functions, and how it passes values. */
final class GlueHelpers {

    private final GlueFile glue;

    GlueHelpers(GlueFile glue) {
        this.glue = glue;
    }

    /** The names of exports that only helpers call. */
    ModuleNames names() {
        var names = new ModuleNames();
        glue.functions().forEach((name, function) -> {
            List<Expression.Call> calls = calls(function.body());
            switch (name) {
                case "handleError" -> function.body().stream()
                        .filter(Statement.Try.class::isInstance)
                        .forEach(attempt -> ((Statement.Try) attempt).handler().ifPresent(handler ->
                                calls(handler).stream().flatMap(call -> export(call).stream())
                                        .forEach(export -> names.put(ModuleNames.STORE_EXCEPTION, export))));
                case "addToExternrefTable0" -> {
                    first(calls).ifPresent(export -> names.put(ModuleNames.ALLOCATE_REFERENCE, export));
                    calls.forEach(call -> table(call).ifPresent(table -> names.put(ModuleExports.REFERENCES, table)));
                }
                case "takeFromExternrefTable0" -> {
                    first(calls).ifPresent(export -> names.put(ModuleNames.FREE_REFERENCE, export));
                    calls.forEach(call -> table(call).ifPresent(table -> names.put(ModuleExports.REFERENCES, table)));
                }
                case "getArrayJsValueFromWasm0" ->
                    first(calls).ifPresent(export -> names.put(ModuleNames.FREE_REFERENCES, export));
                case "__wbindgen_init_externref_table" -> Walk.over(function.body(), statement -> {
                    if (statement instanceof Statement.Declaration table && table.value().isPresent()) {
                        export(table.value().get()).ifPresent(export -> names.put(ModuleExports.REFERENCES, export));
                    }
                }, expression -> {});
                case "makeMutClosure", "makeClosure" -> calls.stream()
                        .filter(call -> call.arguments().size() == 2)
                        .forEach(call -> export(call).ifPresent(
                                export -> names.put(ModuleExports.DESTROY_CLOSURE, export)));
                default -> {}
            }
            calls.forEach(call -> allocator(call).ifPresent(export -> names.put(ModuleNames.ALLOCATE, export)));
        });
        glue.classes().values().forEach(type -> type.members().forEach(member -> calls(member.function().body())
                .forEach(call -> allocator(call).ifPresent(export -> names.put(ModuleNames.ALLOCATE, export)))));
        return names;
    }

    private static List<Expression.Call> calls(List<Statement> body) {
        var calls = new ArrayList<Expression.Call>();
        Walk.over(body, statement -> {}, expression -> {
            if (expression instanceof Expression.Call call) {
                calls.add(call);
            }
        });
        return calls;
    }

    private static Optional<String> first(List<Expression.Call> calls) {
        return calls.stream().flatMap(call -> export(call).stream()).findFirst();
    }

    /** {@code wasm.name(..)}. */
    static Optional<String> export(Expression.Call call) {
        return export(call.callee());
    }

    /** {@code wasm.name}. */
    static Optional<String> export(Expression expression) {
        return expression instanceof Expression.Member member && member.object() instanceof Expression.Name module
                && module.name().equals(Evaluator.MODULE) ? Optional.of(member.name()) : Optional.empty();
    }

    /** {@code wasm.table.get(..)} and {@code wasm.table.set(..)}. */
    private static Optional<String> table(Expression.Call call) {
        return call.callee() instanceof Expression.Member method ? export(method.object()) : Optional.empty();
    }

    /** {@code passStringToWasm0(text, wasm.name, ..)}. */
    private static Optional<String> allocator(Expression.Call call) {
        return call.callee() instanceof Expression.Name name && name.name().startsWith("pass")
                && name.name().endsWith("ToWasm0") && call.arguments().size() >= 2
                ? export(call.arguments().get(1)) : Optional.empty();
    }

    /** A release that passes values as the module does. */
    Release release() {
        int handles = firstHandle();
        if (handles == 32) {
            return new Release(83, 83);
        } else if (glue.optionsAreSafe()) {
            return new Release(122, 122);
        } else if (handles == 128) {
            return glue.optionsAreF64() ? new Release(100, 100) : new Release(95, 95);
        } else if (handles == 1024) {
            return new Release(115, 115);
        }
        throw new BindgenException(glue.name() + ": an unknown release of wasm-bindgen: its values have handles from "
                + handles + " on");
    }

    /** The number of the handle of undefined: {@code new Array(number).fill(undefined)}. */
    private int firstHandle() {
        Expression heap = glue.constants().get("heap");
        if (heap == null) {
            return 128;
        }
        var numbers = new ArrayList<Integer>();
        Walk.over(List.of(new Statement.Evaluation(heap, "", heap.line())), statement -> {}, expression -> {
            boolean isArray = expression instanceof Expression.New creation
                    && creation.callee() instanceof Expression.Name name && name.name().equals("Array");
            List<Expression> arguments = isArray ? ((Expression.New) expression).arguments()
                    : expression instanceof Expression.Call call && call.callee() instanceof Expression.Name name
                            && name.name().equals("Array") ? call.arguments() : List.of();
            if (arguments.size() == 1 && arguments.get(0) instanceof Expression.Literal literal
                    && literal.value() instanceof Double number) {
                numbers.add(number.intValue());
            }
        });
        return numbers.isEmpty() ? 0 : numbers.get(0);
    }
}

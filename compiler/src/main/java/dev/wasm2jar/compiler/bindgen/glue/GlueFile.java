package dev.wasm2jar.compiler.bindgen.glue;

import dev.wasm2jar.compiler.bindgen.BindgenException;
import dev.wasm2jar.compiler.javascript.Expression;
import dev.wasm2jar.compiler.javascript.JavaScriptException;
import dev.wasm2jar.compiler.javascript.JsClass;
import dev.wasm2jar.compiler.javascript.JsFunction;
import dev.wasm2jar.compiler.javascript.Parser;
import dev.wasm2jar.compiler.javascript.Statement;
import dev.wasm2jar.compiler.javascript.Walk;
import dev.wasm2jar.compiler.wasm.ImportDescription;
import dev.wasm2jar.compiler.wasm.Module;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The glue of a module: its functions and classes by their names, wherever they are in the file. */
public final class GlueFile {

    private final String name;
    private final List<String> lines;
    private final Map<String, JsFunction> functions = new LinkedHashMap<>();
    /** Functions in object literals. */
    private final Map<String, JsFunction> members = new LinkedHashMap<>();
    private final Map<String, JsClass> classes = new LinkedHashMap<>();
    private final Map<String, Expression> constants = new LinkedHashMap<>();
    /** The JavaScript modules that names are imported from. */
    private final Map<String, String> imports = new LinkedHashMap<>();
    private boolean optionsAreF64;
    private boolean optionsAreSafe;

    private GlueFile(String name, String text) {
        this.name = name;
        this.lines = text.lines().toList();
    }

    /**
     * Reads it.
     *
     * @param file for messages
     * @throws BindgenException if it is no JavaScript
     */
    public static GlueFile parse(String file, String text) {
        var glue = new GlueFile(file, text);
        try {
            Walk.over(Parser.parse(file, text), glue::statement, glue::expression);
        } catch (JavaScriptException malformed) {
            throw new BindgenException(malformed.getMessage());
        }
        return glue;
    }

    /** Whether it is glue; what only loads a module has no helpers. */
    public boolean hasFunctions() {
        return Stream.concat(functions.keySet().stream(), members.keySet().stream()).anyMatch(GlueFile::isHelper);
    }

    private static boolean isHelper(String function) {
        return function.endsWith("Wasm0") || function.endsWith("ExternrefTable0") || function.startsWith("__wbg_")
                || function.startsWith("__wbindgen_") || function.equals("isLikeNone") || function.equals("takeObject");
    }

    /** Whether it has all functions that a module imports: else it was made for another one. */
    public boolean fits(Module module) {
        return module.imports().stream()
                .filter(imported -> imported.description() instanceof ImportDescription.Function)
                .allMatch(imported -> function(imported.name()).isPresent() || constants.containsKey(imported.name())
                        || imported.module().contains("/snippets/"));
    }

    String name() {
        return name;
    }

    /** The text of a line, from 1. */
    String line(int number) {
        return number <= lines.size() ? lines.get(number - 1).strip() : "";
    }

    Optional<JsFunction> function(String function) {
        return Optional.ofNullable(functions.getOrDefault(function, members.get(function)));
    }

    /** All functions that are declared or assigned, in their order. */
    Map<String, JsFunction> functions() {
        return functions;
    }

    /** The classes, in their order. */
    Map<String, JsClass> classes() {
        return classes;
    }

    /** The values of variables that have one when they are declared. */
    Map<String, Expression> constants() {
        return constants;
    }

    /** The texts of enumerations of strings. */
    Map<String, List<String>> stringEnums() {
        Map<String, List<String>> result = new LinkedHashMap<>();
        constants.forEach((constant, value) -> {
            if (constant.startsWith("__wbindgen_enum_") && value instanceof Expression.ArrayLiteral array) {
                result.put(constant, array.elements().stream()
                        .map(element -> String.valueOf(((Expression.Literal) element).value()))
                        .toList());
            }
        });
        return result;
    }

    /** The JavaScript module that the first name of a path is imported from, if it is. */
    Optional<String> imported(String path) {
        int dot = path.indexOf('.');
        return Optional.ofNullable(imports.get(dot < 0 ? path : path.substring(0, dot)));
    }

    /** Whether optional 32-bit numbers are one f64. */
    boolean optionsAreF64() {
        return optionsAreF64;
    }

    /** Whether these are {@code Number.MAX_SAFE_INTEGER} for none. */
    boolean optionsAreSafe() {
        return optionsAreSafe;
    }

    private void statement(Statement statement) {
        if (statement instanceof Statement.FunctionDeclaration declaration) {
            functions.putIfAbsent(declaration.function().name(), declaration.function());
        } else if (statement instanceof Statement.ClassDeclaration declaration) {
            classes.putIfAbsent(declaration.definition().name(), declaration.definition());
        } else if (statement instanceof Statement.Import imported) {
            imported.names().keySet().forEach(local -> imports.put(local, imported.source()));
        } else if (statement instanceof Statement.Declaration declaration && declaration.value().isPresent()) {
            declared(declaration.target(), declaration.value().get(), declaration.comment());
        } else if (statement instanceof Statement.Evaluation evaluation
                && evaluation.expression() instanceof Expression.Assignment assignment
                && assignment.target() instanceof Expression.Member member) {
            // module.exports.name = function(..) {..}, imports.wbg.name = ..
            named(member.name(), assignment.value(), evaluation.comment());
            constants.putIfAbsent(member.name(), assignment.value());
        }
    }

    private void declared(Expression target, Expression value, String comment) {
        Optional<String> source = required(value);
        if (source.isPresent()) {
            for (String local : names(target)) {
                imports.put(local, source.get());
            }
        } else if (target instanceof Expression.Name variable) {
            named(variable.name(), value, comment);
            constants.putIfAbsent(variable.name(), value);
        }
    }

    private static List<String> names(Expression target) {
        var names = new ArrayList<String>();
        if (target instanceof Expression.Name name) {
            names.add(name.name());
        } else if (target instanceof Expression.ObjectLiteral pattern) {
            pattern.properties().forEach(property -> property.name().ifPresent(names::add));
        }
        return names;
    }

    /** {@code require('source')}, and {@code require(String.raw`source`)}. */
    private static Optional<String> required(Expression value) {
        if (value instanceof Expression.Call call && call.callee() instanceof Expression.Name callee
                && callee.name().equals("require") && call.arguments().size() == 1) {
            Expression source = call.arguments().get(0);
            if (source instanceof Expression.Literal literal && literal.value() instanceof String text) {
                return Optional.of(text);
            } else if (source instanceof Expression.Call raw
                    && raw.arguments().get(0) instanceof Expression.Template template) {
                return Optional.of(template.texts().get(0));
            }
        }
        return Optional.empty();
    }

    private void named(String variable, Expression value, String comment) {
        if (value instanceof Expression.Function function) {
            functions.putIfAbsent(variable, commented(function.function(), comment));
        } else if (value instanceof Expression.ClassLiteral literal) {
            classes.putIfAbsent(variable, literal.definition());
        }
    }

    private static JsFunction commented(JsFunction function, String comment) {
        return function.comment().isEmpty()
                ? new JsFunction(function.name(), comment, function.parameters(), function.body(), function.line())
                : function;
    }

    private void expression(Expression expression) {
        if (expression instanceof Expression.ObjectLiteral object) {
            for (Expression.Property property : object.properties()) {
                if (property.name().isPresent() && property.value() instanceof Expression.Function function) {
                    members.putIfAbsent(property.name().get(), function.function());
                }
            }
        } else if (expression instanceof Expression.Member member) {
            optionsAreSafe |= member.name().equals(Options.LARGEST);
        } else if (expression instanceof Expression.Literal literal) {
            optionsAreF64 |= literal.value() instanceof Double number && number == Options.NONE_F64;
        }
    }
}

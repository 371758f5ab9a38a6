package dev.wasm2jar.compiler.bindgen.glue;

import dev.wasm2jar.compiler.bindgen.BindgenException;
import dev.wasm2jar.compiler.bindgen.Globals;
import dev.wasm2jar.compiler.bindgen.TableFunctions;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.bindgen.emit.ModuleExports;
import dev.wasm2jar.compiler.bindgen.emit.Target;
import dev.wasm2jar.compiler.bindgen.emit.Word;
import dev.wasm2jar.compiler.bindgen.metadata.Release;
import dev.wasm2jar.compiler.javascript.Expression;
import dev.wasm2jar.compiler.javascript.JsFunction;
import dev.wasm2jar.compiler.javascript.Statement;
import dev.wasm2jar.compiler.javascript.Walk;
import dev.wasm2jar.compiler.wasm.Export;
import dev.wasm2jar.compiler.wasm.ExternalKind;
import dev.wasm2jar.compiler.wasm.FunctionType;
import dev.wasm2jar.compiler.wasm.IndexSpaces;
import dev.wasm2jar.compiler.wasm.Module;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads the glue of a module: what becomes of its imports, and of what it exports. */
public final class GlueReader {

    /** Where the command line puts JavaScript files of crates. */
    private static final String SNIPPETS = "/snippets/";

    private final GlueFile glue;
    private final IndexSpaces spaces;
    private final Module module;
    private final Map<String, Integer> exports = new HashMap<>();
    private final ModuleNames names;
    private final Release release;
    private final JavaScriptUses uses;
    private final Closures closures;
    private final Map<String, Descriptor.Function> adapters = new HashMap<>();
    private final TableFunctions table;

    /** @param module a valid module that was processed */
    public GlueReader(Module module, GlueFile glue, Globals globals) {
        this.module = module;
        this.glue = glue;
        this.spaces = IndexSpaces.of(module);
        var helpers = new GlueHelpers(glue);
        this.names = helpers.names();
        this.release = helpers.release();
        this.uses = new JavaScriptUses(globals);
        this.closures = new Closures(glue, this::adapter, this::functionNumber);
        this.table = new TableFunctions(module);
        module.exports().stream()
                .filter(export -> export.kind() == ExternalKind.FUNCTION)
                .forEach(export -> exports.put(export.name(), export.index()));
    }

    /** A release that passes values as the module does. */
    public Release release() {
        return release;
    }

    /** Whether a function of the glue returns a small value that may be missing. */
    public boolean isOptional(String function) {
        var found = new ArrayList<Expression>();
        Walk.over(glue.function(function).map(JsFunction::body).orElse(List.of()), statement -> {}, expression -> {
            if (Evaluator.isNumber(expression, Options.NONE_24)) {
                found.add(expression);
            }
        });
        return !found.isEmpty();
    }

    /**
     * What an import does.
     *
     * @param from the name of the JavaScript module that it is imported from
     * @throws BindgenException if its glue is not understood
     */
    public Import read(String from, String imported, List<Word> parameters, List<Word> results) {
        Optional<JsFunction> found = glue.function(imported).or(() -> borrowed(imported, parameters.size()));
        if (found.isEmpty() && from.contains(SNIPPETS)) {
            return provided(from, imported, parameters, results);
        }
        JsFunction code = found.orElseThrow(() -> new BindgenException(
                glue.name() + ": there is no function " + imported + ", which the module imports"));
        var function = new GlueFunction(glue, imported, code, TypeComments.of(code.comment()));
        ImportBuilder.Read read = new ImportReader(function, names, uses, closures, parameters, results).read();
        return new Import(read.type(), read.target(), read.catches());
    }

    /** A function on numbers of a JavaScript file of the crate's own, which needs no glue: Java code provides it. */
    private static Import provided(String from, String imported, List<Word> parameters, List<Word> results) {
        Descriptor result = results.isEmpty() ? Descriptor.Simple.UNIT : Evaluator.simple(results.get(0));
        List<Descriptor> types = parameters.stream().<Descriptor>map(Evaluator::simple).toList();
        return new Import(new Descriptor.Function(0, types, result, result), new Target.Embedder(from, imported), false);
    }

    /** {@code typeof Math.sin == 'function' ? Math.sin : notDefined('Math.sin')}: a function of JavaScript itself. */
    private Optional<JsFunction> borrowed(String imported, int parameters) {
        if (!(glue.constants().get(imported) instanceof Expression.Conditional conditional)
                || !(conditional.otherwise() instanceof Expression.Call otherwise
                        && otherwise.callee() instanceof Expression.Name missing && missing.name().equals("notDefined"))) {
            return Optional.empty();
        }
        int line = conditional.line();
        List<String> names = IntStream.range(0, parameters).mapToObj(number -> "arg" + number).toList();
        List<Expression> arguments =
                names.stream().<Expression>map(name -> new Expression.Name(name, line)).toList();
        var call = new Expression.Call(conditional.then(), arguments, line);
        return Optional.of(new JsFunction(imported, "", names,
                List.of(new Statement.Return(Optional.of(call), line)), line));
    }

    /**
     * An import that is understood.
     *
     * @param catches whether a JavaScript exception is left for the module to find
     */
    public record Import(Descriptor.Function type, Target target, boolean catches) {}

    /** What the glue exports, after all imports have been read: these tell which functions are for closures alone. */
    public GlueExports exports() {
        return new ExportsReader(glue, this, adapters.keySet()).read();
    }

    /** The index of a function that the module exports, if it does. */
    Optional<Integer> exported(String export) {
        return Optional.ofNullable(exports.get(export));
    }

    /** The type of a function of the glue that calls a function of the module. */
    ExportReader.Read export(GlueFunction function, String export, String className) {
        int index = exported(export).orElseThrow(() -> function.refuse("the module does not export " + export));
        FunctionType type = module.functionTypeAt(spaces.functions().get(index));
        return new ExportReader(function, names, export, ModuleExports.words(type.parameters()),
                ModuleExports.words(type.results()), release).read(className);
    }

    /** The type of the closures that an adapter calls. */
    private Descriptor.Function adapter(String name) {
        Descriptor.Function known = adapters.get(name);
        if (known != null) {
            return known;
        }
        JsFunction code = glue.function(name).orElseThrow();
        var function = new GlueFunction(glue, name, code, TypeComments.NONE);
        String export = new ExportsReader(glue, this, adapters.keySet()).adapted(code)
                .orElseThrow(() -> function.refuse("it calls no function of the module"));
        Descriptor.Function all = export(function, export, "").type();
        if (all.parameters().size() < 2) {
            throw function.refuse("it does not pass a closure");
        }
        var type = new Descriptor.Function(exported(export).orElseThrow(),
                all.parameters().subList(2, all.parameters().size()), all.result(), all.innerResult());
        adapters.put(name, type);
        return type;
    }

    private int functionNumber(Expression expression) {
        if (expression instanceof Expression.Literal literal && literal.value() instanceof Double index) {
            return table.at(index.intValue());
        }
        return GlueHelpers.export(expression).flatMap(this::exported).orElseThrow(() -> new BindgenException(
                glue.name() + ":" + expression.line() + ": not a function of the module: "
                        + glue.line(expression.line())));
    }

    /** The module's own exports, with the names that wasm-bindgen knows, and those that it is left with. */
    Module withKnownNames(List<Export> more) {
        Map<String, String> known = new HashMap<>();
        names.exports().forEach((name, export) -> known.put(export, name));
        var kept = new ArrayList<Export>();
        for (Export export : module.exports()) {
            String name = known.getOrDefault(export.name(), export.name());
            if (export.kind() == ExternalKind.MEMORY || ModuleNames.KNOWN.contains(name)) {
                kept.add(new Export(name, export.kind(), export.index()));
            }
        }
        kept.addAll(more);
        return module.withExports(kept);
    }
}

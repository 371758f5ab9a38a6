package dev.wasm2jar.compiler.bindgen.glue;

import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor.Simple;
import dev.wasm2jar.compiler.bindgen.emit.Target;
import dev.wasm2jar.compiler.bindgen.emit.Word;
import dev.wasm2jar.compiler.bindgen.metadata.Operation;
import dev.wasm2jar.compiler.javascript.Expression;
import dev.wasm2jar.compiler.javascript.JsFunction;
import dev.wasm2jar.compiler.javascript.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Reads from its glue what an imported function does. */
final class ImportReader extends FunctionReader {

    private static final Value NOTHING = new Value.Ignored();

    private final JavaScriptUses uses;
    private final Closures closures;
    private final List<Word> parameters;
    private final List<Word> results;
    private final List<Value> performed = new ArrayList<>();
    private final TreeMap<Integer, Value> stores = new TreeMap<>();
    private final TreeMap<Integer, Word> storedTypes = new TreeMap<>();
    private Optional<Value> result = Optional.empty();

    ImportReader(
            GlueFunction function, ModuleNames moduleNames, JavaScriptUses uses, Closures closures, List<Word> parameters,
            List<Word> results) {
        super(function, moduleNames);
        this.uses = uses;
        this.closures = closures;
        this.parameters = parameters;
        this.results = results;
    }

    /** What it does. */
    ImportBuilder.Read read() {
        boolean catches = false;
        JsFunction code = function.code();
        Optional<Expression.Call> wrapped = wrapper(code);
        while (wrapped.isPresent()) {
            catches |= ((Expression.Name) wrapped.get().callee()).name().equals("handleError");
            code = ((Expression.Function) wrapped.get().arguments().get(0)).function();
            wrapped = wrapper(code);
        }
        if (code.parameters().size() > parameters.size()) {
            throw function.refuse("it has more parameters than the module passes");
        }
        for (int i = 0; i < code.parameters().size(); i++) {
            evaluator.assign(code.parameters().get(i), new Value.ModuleWord(i, parameters.get(i)));
        }
        run(code.body());
        return new ImportBuilder(function, parameters, results, freed, this::js)
                .build(performed, result, stores, storedTypes, catches);
    }

    /** {@code return handleError(function (..) {..}, arguments)}. */
    private static Optional<Expression.Call> wrapper(JsFunction code) {
        return code.body().size() == 1 && code.body().get(0) instanceof Statement.Return returned
                && returned.value().orElse(null) instanceof Expression.Call call
                && call.callee() instanceof Expression.Name name
                && (name.name().equals("handleError") || name.name().equals("logError"))
                && call.arguments().get(0) instanceof Expression.Function ? Optional.of(call) : Optional.empty();
    }

    /** A value of JavaScript. */
    Value js(Value value) {
        if (value instanceof Value.ModuleWord word) {
            return Evaluator.lifted(Evaluator.simple(word.type()), word);
        } else if (value instanceof Value.Path path) {
            if (function.file().imported(path.path()).isPresent()) {
                throw function.refuse("the value " + path.path() + " is imported from JavaScript");
            }
            return uses.global(path.path());
        }
        return value;
    }

    private Value js(Expression expression) {
        return js(evaluator.value(expression));
    }

    private List<Value> all(List<Expression> expressions) {
        return new ArrayList<>(expressions.stream().map(this::js).toList());
    }

    @Override
    Value use(Expression expression) {
        if (expression instanceof Expression.Member member) {
            return uses.ofObject(Operation.GETTER, member.name(), List.of(js(member.object())));
        } else if (expression instanceof Expression.Index index) {
            return uses.ofObject(Operation.INDEX_GETTER, "", List.of(js(index.object()), js(index.key())));
        } else if (expression instanceof Expression.Call call) {
            return call(call);
        } else if (expression instanceof Expression.New creation
                && evaluator.value(creation.callee()) instanceof Value.Path path
                && function.file().imported(path.path()).isEmpty()) {
            return uses.construction(path.path(), all(creation.arguments()));
        } else if (expression instanceof Expression.Assignment assignment && assignment.operator().equals("=")) {
            return assignment(assignment);
        } else if (expression instanceof Expression.Unary unary) {
            return unary(unary);
        } else if (expression instanceof Expression.Binary binary) {
            return binary(binary);
        } else if (expression instanceof Expression.Conditional conditional) {
            return conditional(conditional);
        } else if (expression instanceof Expression.ObjectLiteral object) {
            return state(object);
        } else if (expression instanceof Expression.Function arrow) {
            return closures.lent(arrow)
                    .filter(lent -> evaluator.variables().get(lent.state()) instanceof Value.Lifted)
                    .<Value>map(lent -> new Value.Lifted(lent.type(),
                            ((Value.Lifted) evaluator.variables().get(lent.state())).places()))
                    .orElseThrow(() -> refuse(expression));
        }
        throw refuse(expression);
    }

    /** The words of a closure, {@code {a: arg0, b: arg1}}. */
    private Value state(Expression.ObjectLiteral object) {
        var places = new ArrayList<Integer>();
        for (Expression.Property property : object.properties()) {
            if (places.size() < 2 && evaluator.value(property.value()) instanceof Value.ModuleWord word) {
                places.add(word.place());
            }
        }
        if (places.size() != 2) {
            throw refuse(object);
        }
        return new Value.Lifted(Simple.UNIT, places);
    }

    private Value call(Expression.Call call) {
        if (call.callee() instanceof Expression.Name name) {
            if (Closures.isMade(name.name())) {
                return closures.made(name.name(), call.arguments())
                        .<Value>map(type -> new Value.Lifted(type, places(call)))
                        .orElseThrow(() -> refuse(call));
            } else if (name.name().equals("debugString")) {
                return JavaScriptUses.method("Intrinsics.debugString", js(call.arguments().get(0)));
            }
            return called(new Value.Path(name.name()), call);
        }
        if (!(call.callee() instanceof Expression.Member member)) {
            throw refuse(call);
        }
        if (member.name().equals("__unwrap") && member.object() instanceof Expression.Name type) {
            return new Value.Converted(new Target.Struct(type.name(), Target.StructUse.UNWRAP),
                    js(call.arguments().get(0)));
        }
        Value object = evaluator.value(member.object());
        if (object instanceof Value.Path path) {
            return called(new Value.Path(path.path() + "." + member.name()), call);
        }
        List<Value> arguments = all(call.arguments());
        arguments.add(0, js(object));
        return uses.ofObject(Operation.CALL, member.name(), arguments);
    }

    private List<Integer> places(Expression.Call closure) {
        return closure.arguments().subList(0, 2).stream().map(word -> {
            if (evaluator.value(word) instanceof Value.ModuleWord place) {
                return place.place();
            }
            throw refuse(closure);
        }).toList();
    }

    private Value called(Value.Path path, Expression.Call call) {
        List<Value> arguments = all(call.arguments());
        Optional<String> source = function.file().imported(path.path());
        return source.isPresent()
                ? new Value.Provided(new Target.Embedder(source.get(), path.path().substring(path.path().lastIndexOf('.') + 1)),
                        arguments)
                : uses.function(path.path(), arguments);
    }

    private Value assignment(Expression.Assignment assignment) {
        Value value = js(assignment.value());
        if (assignment.target() instanceof Expression.Member member) {
            return uses.ofObject(Operation.SETTER, member.name(), List.of(js(member.object()), value));
        } else if (assignment.target() instanceof Expression.Index index) {
            return uses.ofObject(Operation.INDEX_SETTER, "", List.of(js(index.object()), js(index.key()), value));
        }
        throw refuse(assignment);
    }

    private Value unary(Expression.Unary unary) {
        if (unary.operator().equals("delete") && unary.operand() instanceof Expression.Index index) {
            return uses.ofObject(Operation.INDEX_DELETER, "", List.of(js(index.object()), js(index.key())));
        }
        if (unary.operator().equals("typeof") && evaluator.value(unary.operand()) instanceof Value.Path path) {
            return JavaScriptUses.method("JsTypes.typeof", uses.probe(path.path()));
        }
        return JavaScriptUses.unary(unary.operator(), js(unary.operand())).orElseThrow(() -> refuse(unary));
    }

    private Value binary(Expression.Binary binary) {
        switch (binary.operator()) {
            case "instanceof":
                if (evaluator.value(binary.right()) instanceof Value.Path path) {
                    return uses.instance(path.path(), js(binary.left()));
                }
                throw refuse(binary);
            case "&&":
                return new Value.Choice(condition(binary), js(binary.right()), new Value.Constant(false));
            case "||":
                return new Value.Choice(condition(binary), new Value.Constant(true), js(binary.right()));
            case "!==":
                return JavaScriptUses.method("JsConversions.isFalsy",
                        JavaScriptUses.binary("===", js(binary.left()), js(binary.right())).orElseThrow());
            default:
                return JavaScriptUses.binary(binary.operator(), js(binary.left()), js(binary.right()))
                        .orElseThrow(() -> refuse(binary));
        }
    }

    /** The left operand, which has to be a boolean: the value of another would be that of the whole. */
    private Value condition(Expression.Binary binary) {
        Value left = js(binary.left());
        if (left instanceof Value.Used used && used.method().descriptor().endsWith(")Z")) {
            return left;
        }
        throw refuse(binary);
    }

    private Value conditional(Expression.Conditional conditional) {
        // typeof name === 'undefined' ? null : name
        if (conditional.test() instanceof Expression.Binary test && test.operator().equals("===")
                && test.left() instanceof Expression.Unary kind && kind.operator().equals("typeof")
                && kind.operand() instanceof Expression.Name name && conditional.otherwise() instanceof Expression.Name found
                && found.name().equals(name.name()) && evaluator.value(name) instanceof Value.Path) {
            return uses.probe(name.name());
        }
        return new Value.Choice(js(conditional.test()), js(conditional.then()), js(conditional.otherwise()));
    }

    @Override
    Value moduleCall(String export, List<Value> arguments, Expression.Call call) {
        if (arguments.isEmpty() || Value.places(arguments.get(0)).isEmpty()) {
            throw refuse(call);
        }
        free(export, arguments);
        return NOTHING;
    }

    @Override
    Value returned(int number, Expression expression) {
        throw refuse(expression);
    }

    @Override
    void performed(Value value) {
        if (value instanceof Value.Used || value instanceof Value.Provided) {
            performed.add(value);
        }
    }

    @Override
    void result(Value value, Statement statement) {
        if (!(value instanceof Value.Ignored)) {
            result = Optional.of(value);
        }
    }

    @Override
    void failure(Expression test, Value thrown, Statement statement) {
        if (!(test instanceof Expression.Literal)) {
            throw function.refuse(statement);
        }
        performed.add(JavaScriptUses.method("Intrinsics.rethrow", js(thrown)));
    }

    @Override
    void effect(Expression expression, Statement statement) {
        if (expression instanceof Expression.Call call && call.callee() instanceof Expression.Member callee) {
            Optional<MemoryAccess> write = MemoryAccess.write(callee, call.arguments());
            if (write.isPresent()) {
                store(write.get(), evaluator.value(call.arguments().get(1)), statement);
                return;
            }
        }
        if (expression instanceof Expression.Assignment assignment && assignment.target() instanceof Expression.Index index) {
            Optional<MemoryAccess> write = MemoryAccess.read(index);
            if (write.isPresent()) {
                store(write.get(), evaluator.value(assignment.value()), statement);
                return;
            }
        }
        Value value = evaluator.value(expression);
        if (!(value instanceof Value.Ignored)) {
            performed.add(js(value));
        }
    }

    private void store(MemoryAccess write, Value value, Statement statement) {
        boolean isResult = evaluator.variables().get(write.pointer()) instanceof Value.ModuleWord word && word.place() == 0;
        if (!isResult) {
            throw function.refuse(statement);
        }
        stores.put(write.distance(), value);
        storedTypes.put(write.distance(), write.type());
    }
}

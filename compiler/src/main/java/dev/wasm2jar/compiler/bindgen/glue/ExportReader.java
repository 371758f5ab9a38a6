package dev.wasm2jar.compiler.bindgen.glue;

import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor.Access;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor.Simple;
import dev.wasm2jar.compiler.bindgen.emit.ModuleExports;
import dev.wasm2jar.compiler.bindgen.emit.Word;
import dev.wasm2jar.compiler.bindgen.metadata.Release;
import dev.wasm2jar.compiler.javascript.Expression;
import dev.wasm2jar.compiler.javascript.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the type of an exported function, or of one that calls a closure, from its glue. */
final class ExportReader extends FunctionReader {

    private static final double STACK_SPACE = -16;

    private final String export;
    private final List<Word> parameters;
    private final List<Word> results;
    private final Release release;
    private Optional<List<Value>> arguments = Optional.empty();
    private boolean indirect;
    private boolean fails;
    private Optional<Value> result = Optional.empty();
    /** The object that a constructor makes. */
    private Optional<Value> made = Optional.empty();
    private Value.Ownership receiver = Value.Ownership.LENT;
    /** Parameters: arrays that the module changes, and objects that are gone afterwards. */
    private final Set<Value> changed = new HashSet<>();
    private final Set<Value> consumed = new HashSet<>();

    /**
     * @param export the function of the module that it calls
     * @param parameters of that function
     * @param results likewise
     */
    ExportReader(
            GlueFunction function, ModuleNames moduleNames, String export, List<Word> parameters, List<Word> results,
            Release release) {
        super(function, moduleNames);
        this.export = export;
        this.parameters = parameters;
        this.results = results;
        this.release = release;
    }

    /**
     * What is read.
     *
     * @param takesReceiver whether its first argument is the address of the object whose method it is
     * @param receiver what becomes of that object
     */
    record Read(Descriptor.Function type, boolean takesReceiver, Value.Ownership receiver) {}

    /** @param className of the objects that a constructor makes, or empty */
    Read read(String className) {
        for (String parameter : function.code().parameters()) {
            evaluator.assign(parameter, new Value.Given(parameter));
        }
        run(function.code().body());
        if (arguments.isEmpty()) {
            throw function.refuse("it does not call " + export + " of the module");
        }
        List<Value> given = arguments.get();
        int next = indirect ? 1 : 0;
        boolean takesReceiver = next < given.size() && isReceiver(given.get(next));
        List<Descriptor> types = new ArrayList<>(new ArgumentMatcher(function, parameters, release)
                .match(given, takesReceiver ? next + 1 : next));
        for (int i = 0; i < types.size(); i++) {
            var parameter = new Value.Given(function.code().parameters().get(i));
            if (types.get(i) instanceof Descriptor.Vector vector && changed.contains(parameter)) {
                types.set(i, changed(vector));
            } else if (types.get(i) instanceof Descriptor.Reference reference && consumed.contains(parameter)) {
                types.set(i, reference.target());
            }
        }
        Descriptor value = made.isPresent() ? madeType(className) : result.map(this::type).orElse(Simple.UNIT);
        return new Read(new Descriptor.Function(0, types, fails ? new Descriptor.Result(value) : value, value),
                takesReceiver, consumed.contains(new Value.Receiver()) ? Value.Ownership.GIVEN : receiver);
    }

    private boolean isReceiver(Value argument) {
        if (argument instanceof Value.Address address && address.object() instanceof Value.Receiver) {
            receiver = address.ownership();
            return true;
        }
        return false;
    }

    private Descriptor madeType(String className) {
        if (className.isEmpty() || !(asWord(made.get()).isPresent())) {
            throw function.refuse("it makes an object, but is no constructor");
        }
        return new Descriptor.Struct(className);
    }

    private static Optional<Value.ModuleWord> asWord(Value value) {
        if (value instanceof Value.ModuleWord word) {
            return Optional.of(word);
        }
        // word >>> 0
        return value instanceof Value.Lifted lifted && lifted.type() == Simple.U32
                ? Optional.of(new Value.ModuleWord(lifted.places().get(0), Word.I32)) : Optional.empty();
    }

    /** The type of what is returned, which has to be made of the module's results in their order. */
    private Descriptor type(Value value) {
        if (value instanceof Value.Lifted lifted) {
            Descriptor type = Owned.of(lifted.type());
            check(type, lifted.places());
            return type;
        }
        if (value instanceof Value.ModuleWord word) {
            Simple type = Evaluator.simple(word.type());
            check(type, List.of(word.place()));
            return type;
        }
        boolean nothing = value instanceof Value.Constant || value instanceof Value.Ignored;
        if (nothing && results.isEmpty()) {
            return Simple.UNIT;
        }
        throw function.refuse("what it returns is not made of what the module returns");
    }

    private void check(Descriptor type, List<Integer> places) {
        List<Word> words = Word.of(type, release);
        var expected = new ArrayList<Integer>();
        int[] offsets = indirect ? Word.offsets(words) : new int[0];
        for (int i = 0; i < words.size(); i++) {
            expected.add(indirect ? offsets[i] : i);
        }
        // Some texts are read by way of other variables: each place counts once.
        if (!List.copyOf(new TreeSet<>(places)).equals(expected)) {
            throw function.refuse("it does not take the results of the module in their order");
        }
    }

    @Override
    Value use(Expression expression) {
        throw refuse(expression);
    }

    @Override
    Value moduleCall(String name, List<Value> given, Expression.Call call) {
        if (name.equals(export) && arguments.isEmpty()) {
            arguments = Optional.of(given);
            indirect = !given.isEmpty() && given.get(0) instanceof Value.ResultPointer;
            return results.isEmpty() ? new Value.Ignored()
                    : results.size() == 1 ? new Value.ModuleWord(0, results.get(0)) : new Value.Returned();
        }
        if (given.size() == 1 && given.get(0) instanceof Value.Constant constant
                && constant.value() instanceof Double distance) {
            if (distance == STACK_SPACE) {
                moduleNames.put(ModuleExports.MOVE_STACK, name);
                return new Value.ResultPointer();
            }
            return new Value.Ignored();
        }
        if (arguments.isEmpty()) {
            throw refuse(call);
        }
        free(name, given);
        return new Value.Ignored();
    }

    @Override
    Value returned(int number, Expression expression) {
        if (number >= results.size()) {
            throw refuse(expression);
        }
        return new Value.ModuleWord(number, results.get(number));
    }

    @Override
    void result(Value value, Statement statement) {
        if (!(value instanceof Value.Receiver)) {
            result = Optional.of(value);
        }
    }

    @Override
    void failure(Expression test, Value thrown, Statement statement) {
        if (!(thrown instanceof Value.Lifted lifted && lifted.type() == Simple.EXTERNREF)) {
            throw function.refuse(statement);
        }
        fails = true;
    }

    @Override
    void effect(Expression expression, Statement statement) {
        if (expression instanceof Expression.Assignment assignment && assignment.operator().equals("=")
                && assignment.target() instanceof Expression.Member member
                && (member.name().equals("__wbg_ptr") || member.name().equals("ptr"))) {
            Value object = evaluator.value(member.object());
            if (Evaluator.isNumber(assignment.value(), 0)) {
                consumed.add(object);
            } else if (object instanceof Value.Receiver) {
                made = Optional.of(evaluator.value(assignment.value()));
            }
            return;
        }
        if (expression instanceof Expression.Call call && call.callee() instanceof Expression.Member callee) {
            boolean registers = callee.name().equals("register") || callee.name().equals("unregister");
            // Copies what the module has written back to an array.
            if (callee.name().equals("set") && evaluator.value(callee.object()) instanceof Value.Given array) {
                changed.add(array);
                return;
            }
            if (registers) {
                return;
            }
        }
        evaluator.value(expression);
    }

    /** Whether an array that was passed is changed: older glue copies it back by itself. */
    static Descriptor changed(Descriptor.Vector passed) {
        return new Descriptor.Reference(Access.MUTABLE, new Descriptor.Slice(passed.element()));
    }
}

package dev.wasm2jar.compiler.bindgen.glue;

import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor.Simple;
import dev.wasm2jar.compiler.bindgen.emit.Step;
import dev.wasm2jar.compiler.bindgen.emit.Target;
import dev.wasm2jar.compiler.bindgen.emit.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** From what an import does with its words to its type, and what it is bound to. */
final class ImportBuilder {

    private final GlueFunction function;
    private final List<Word> words;
    private final List<Word> results;
    private final Set<Integer> freed;
    private final UnaryOperator<Value> js;
    /** What the arguments are made of, by the place of the first word of each. */
    private final TreeMap<Integer, Value.Lifted> arguments = new TreeMap<>();
    private final Set<Value> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    /**
     * @param words that the module passes
     * @param freed the places of words whose memory is freed
     * @param js makes a value of JavaScript of any value
     */
    ImportBuilder(
            GlueFunction function, List<Word> words, List<Word> results, Set<Integer> freed, UnaryOperator<Value> js) {
        this.function = function;
        this.words = words;
        this.results = results;
        this.freed = freed;
        this.js = js;
    }

    /**
     * An import that is understood.
     *
     * @param catches whether a JavaScript exception is left for the module to find
     */
    record Read(Descriptor.Function type, Target target, boolean catches) {}

    /** A value that is returned, and as which type. */
    private record Result(Descriptor type, Value source) {}

    /**
     * @param performed what is done, in that order
     * @param stored what is written behind the pointer that is the first argument, by the distance
     */
    Read build(
            List<Value> performed, Optional<Value> returned, TreeMap<Integer, Value> stored,
            TreeMap<Integer, Word> storedTypes, boolean catches) {
        Optional<Result> result = stored.isEmpty() ? returned.map(this::direct)
                : Optional.of(stored(new ArrayList<>(stored.values()), new ArrayList<>(storedTypes.values())));
        Value source = result.map(Result::source).orElse(new Value.Constant(Step.UNDEFINED));
        collect(source);
        List<Value> before = performed.stream().filter(value -> !seen.contains(value)).toList();
        before.forEach(this::collect);
        List<Value.Lifted> parameters = parameters(stored.isEmpty() ? 0 : 1);
        Descriptor type = result.map(Result::type).orElse(Simple.UNIT);
        return new Read(new Descriptor.Function(0, parameters.stream().map(Value.Lifted::type).toList(), type, type),
                target(before, source, result.isPresent(), parameters), catches);
    }

    private Result direct(Value value) {
        if (value instanceof Value.Lowered lowered) {
            return new Result(lowered.type(), js.apply(lowered.source()));
        }
        if (value instanceof Value.Converted converted) {
            return new Result(Simple.NON_NULL, converted);
        }
        if (results.isEmpty()) {
            return new Result(Simple.UNIT, js.apply(value));
        }
        return new Result(Evaluator.simple(results.get(0)), js.apply(value));
    }

    private Result stored(List<Value> values, List<Word> types) {
        Value first = values.get(0);
        if (first instanceof Value.Lowered lowered && values.size() == 2 && lowered.part() == 0
                && values.get(1).equals(new Value.Lowered(lowered.type(), 1, lowered.source()))) {
            return new Result(lowered.type(), js.apply(lowered.source()));
        }
        if (first instanceof Value.Present present && values.size() == 2) {
            if (values.get(1) instanceof Value.OrZero value && value.of().equals(present.of())) {
                return new Result(new Descriptor.Optional(Evaluator.simple(types.get(1))), js.apply(present.of()));
            }
            if (values.get(1) instanceof Value.Lowered lowered && lowered.source().equals(present.of())) {
                return new Result(lowered.type(), js.apply(present.of()));
            }
        }
        throw function.refuse("what it writes to memory is no value that is known");
    }

    /** Finds all arguments that a value depends on; nothing is to be done twice. */
    private void collect(Value value) {
        if (value instanceof Value.Lifted lifted) {
            Value.Lifted before = arguments.put(lifted.places().get(0), lifted);
            if (before != null && !before.equals(lifted)) {
                throw function.refuse("it uses an argument in two ways");
            }
            return;
        }
        if (value instanceof Value.Constant) {
            return;
        }
        if (!seen.add(value)) {
            throw function.refuse("it uses a value twice");
        }
        if (value instanceof Value.Used used) {
            used.arguments().forEach(this::collect);
        } else if (value instanceof Value.Provided provided) {
            provided.arguments().forEach(this::collect);
        } else if (value instanceof Value.Choice choice) {
            collect(choice.test());
            collect(choice.then());
            collect(choice.otherwise());
        } else if (value instanceof Value.Converted converted) {
            collect(converted.operand());
        } else {
            throw function.refuse("it uses what is no value of JavaScript");
        }
    }

    /** All arguments of the import in their order; words that nothing uses are numbers. */
    private List<Value.Lifted> parameters(int first) {
        var result = new ArrayList<Value.Lifted>();
        int next = first;
        while (next < words.size()) {
            Value.Lifted lifted = arguments.get(next);
            if (lifted == null) {
                lifted = new Value.Lifted(Evaluator.simple(words.get(next)), List.of(next));
            }
            for (int place : lifted.places()) {
                if (place != next++) {
                    throw function.refuse("it does not take its arguments in their order");
                }
            }
            boolean owned = freed.contains(lifted.places().get(0));
            result.add(owned ? new Value.Lifted(Owned.of(lifted.type()), lifted.places()) : lifted);
        }
        return result;
    }

    private Target target(List<Value> before, Value source, boolean returns, List<Value.Lifted> parameters) {
        Optional<Value> only = before.isEmpty() ? Optional.of(source)
                : before.size() == 1 && !returns ? Optional.of(before.get(0)) : Optional.empty();
        if (only.isPresent() && only.get() instanceof Value.Converted converted) {
            return converted.how();
        }
        if (only.isPresent() && only.get() instanceof Value.Provided provided && inOrder(provided.arguments(), parameters)) {
            return provided.method();
        }
        if (only.isPresent() && only.get() instanceof Value.Used used && inOrder(used.arguments(), parameters)) {
            return used.method();
        }
        var steps = new ArrayList<Step>();
        before.forEach(value -> steps.add(step(value, parameters)));
        steps.add(step(source, parameters));
        return new Target.Script(steps);
    }

    private static boolean inOrder(List<Value> given, List<Value.Lifted> parameters) {
        if (given.size() != parameters.size()) {
            return false;
        }
        for (int i = 0; i < given.size(); i++) {
            if (!(given.get(i) instanceof Value.Lifted lifted) || !lifted.places().equals(parameters.get(i).places())) {
                return false;
            }
        }
        return true;
    }

    private Step step(Value value, List<Value.Lifted> parameters) {
        if (value instanceof Value.Lifted lifted) {
            for (int i = 0; i < parameters.size(); i++) {
                if (parameters.get(i).places().equals(lifted.places())) {
                    return new Step.Argument(i);
                }
            }
        } else if (value instanceof Value.Constant constant) {
            return new Step.Constant(constant.value());
        } else if (value instanceof Value.Used used) {
            return new Step.Call(used.method(),
                    used.arguments().stream().map(argument -> step(argument, parameters)).toList());
        } else if (value instanceof Value.Choice choice) {
            return new Step.Choice(step(choice.test(), parameters), step(choice.then(), parameters),
                    step(choice.otherwise(), parameters));
        }
        throw function.refuse("it does more with a function that Java code has to provide than to call it");
    }
}

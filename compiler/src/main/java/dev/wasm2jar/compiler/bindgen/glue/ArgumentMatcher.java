package dev.wasm2jar.compiler.bindgen.glue;

import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor.Simple;
import dev.wasm2jar.compiler.bindgen.emit.Word;
import dev.wasm2jar.compiler.bindgen.metadata.Release;
import java.util.ArrayList;
import java.util.List;

/** Finds the types of a function's parameters, by the words that they become. */
final class ArgumentMatcher {

    private final GlueFunction function;
    private final List<Word> words;
    private final Release release;
    private List<Value> given = List.of();
    private int next;

    /** @param words that the module's function takes */
    ArgumentMatcher(GlueFunction function, List<Word> words, Release release) {
        this.function = function;
        this.words = words;
        this.release = release;
    }

    /**
     * The types of the parameters.
     *
     * @param arguments that the module's function is given
     * @param first the number of the first one that is made of a parameter
     */
    List<Descriptor> match(List<Value> arguments, int first) {
        if (arguments.size() != words.size()) {
            throw function.refuse("it passes " + arguments.size() + " of the " + words.size()
                    + " parameters of the module's function");
        }
        given = arguments;
        next = first;
        var types = new ArrayList<Descriptor>();
        for (String name : function.code().parameters()) {
            types.add(type(new Value.Given(name)));
        }
        if (next != given.size()) {
            throw wrong(next);
        }
        return types;
    }

    private RuntimeException wrong(int number) {
        return function.refuse("argument " + (number + 1) + " of the module's function is not made of the parameter that"
                + " comes next");
    }

    private Descriptor type(Value.Given parameter) {
        if (next >= given.size()) {
            throw function.refuse("the parameter " + parameter.name() + " is not passed");
        }
        Value argument = given.get(next);
        if (argument.equals(parameter)) {
            return asItIs(parameter);
        }
        if (argument instanceof Value.Present present && present.of().equals(parameter) && next + 1 < given.size()) {
            Descriptor type = number(given.get(next + 1), parameter, next + 1);
            next += 2;
            return new Descriptor.Optional(type);
        }
        if (argument instanceof Value.Lowered lowered && lowered.source().equals(parameter)) {
            return lowered(lowered);
        }
        throw wrong(next);
    }

    private Descriptor asItIs(Value.Given parameter) {
        Word word = words.get(next++);
        String documented = function.types().parameter(parameter.name());
        return word == Word.I32 && documented.equals("boolean") ? Simple.BOOLEAN : Evaluator.simple(word);
    }

    private Descriptor number(Value argument, Value.Given parameter, int number) {
        if (argument instanceof Value.OrZero value && value.of().equals(parameter)) {
            return Evaluator.simple(words.get(number));
        }
        if (argument instanceof Value.Lowered lowered && lowered.source().equals(parameter)
                && lowered.type() instanceof Descriptor.Optional optional) {
            return optional.value();
        }
        throw wrong(number);
    }

    private Descriptor lowered(Value.Lowered first) {
        List<Word> expected = Word.of(first.type(), release);
        for (int part = 0; part < expected.size(); part++) {
            boolean fits = next < given.size() && words.get(next) == expected.get(part)
                    && given.get(next).equals(new Value.Lowered(first.type(), part, first.source()));
            if (!fits) {
                throw wrong(next);
            }
            next++;
        }
        if (first.type() instanceof Descriptor.Vector vector && next < given.size() && isTarget(given.get(next), first)) {
            next++;
            return ExportReader.changed(vector);
        }
        return first.type();
    }

    /** Whether the array itself is passed, for the module to copy to when it is done. */
    private static boolean isTarget(Value argument, Value.Lowered array) {
        return argument.equals(array.source()) || argument instanceof Value.Lowered handle
                && handle.source().equals(array.source()) && handle.type() == Simple.EXTERNREF;
    }
}

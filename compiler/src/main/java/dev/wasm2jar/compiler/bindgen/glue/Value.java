package dev.wasm2jar.compiler.bindgen.glue;

import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.bindgen.emit.Target;
import dev.wasm2jar.compiler.bindgen.emit.Word;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What an expression of the glue stands for: a word of the module, a value of JavaScript, or how one becomes the other. */
sealed interface Value {

    /** A parameter of a function that JavaScript calls. */
    record Given(String name) implements Value {}

    /** The object whose method is called, {@code this}. */
    record Receiver() implements Value {}

    /** The address of an object of the module; it is gone afterwards if the module owns it then. */
    record Address(Value object, Ownership ownership) implements Value {}

    /** Who owns what is passed. */
    enum Ownership { LENT, GIVEN }

    /** Where the module writes results. */
    record ResultPointer() implements Value {}

    /** All that the module returned. */
    record Returned() implements Value {}

    /**
     * A word that the module gave: one of its results, or an argument of an import.
     *
     * @param place the number of the word; behind a pointer, its distance in bytes
     */
    record ModuleWord(int place, Word type) implements Value {}

    /** A value of JavaScript that is made of words of the module. */
    record Lifted(Descriptor type, List<Integer> places) implements Value {}

    /**
     * A word for the module that is made of a value of JavaScript.
     *
     * @param part which of the words of its type
     */
    record Lowered(Descriptor type, int part, Value source) implements Value {}

    /** Whether a value is null or undefined. */
    record Absent(Value of) implements Value {}

    /** Whether it is neither. */
    record Present(Value of) implements Value {}

    /** The value, or 0 if it is null or undefined. */
    record OrZero(Value of) implements Value {}

    /** A constant, as {@code Step.Constant} has it. */
    record Constant(Object value) implements Value {}

    /** The result of something that is done with values. */
    record Used(Target.StaticMethod method, List<Value> arguments) implements Value {}

    /** The result of a function that Java code provides. */
    record Provided(Target.Embedder method, List<Value> arguments) implements Value {}

    /** A value of JavaScript that depends on another. */
    record Choice(Value test, Value then, Value otherwise) implements Value {}

    /** An object of an exported class that is made of its address; or its address, of an object that is given. */
    record Converted(Target.Struct how, Value operand) implements Value {}

    /** A class or object of JavaScript by its name, from the global object on. */
    record Path(String path) implements Value {}

    /** Something that no reader asks for. */
    record Ignored() implements Value {}

    /** The places of the words that a value is made of, or depends on. */
    static Set<Integer> places(Value value) {
        var places = new TreeSet<Integer>();
        collect(value, places);
        return places;
    }

    private static void collect(Value value, Set<Integer> into) {
        if (value instanceof ModuleWord word) {
            into.add(word.place());
        } else if (value instanceof Lifted lifted) {
            into.addAll(lifted.places());
        } else if (value instanceof Lowered lowered) {
            collect(lowered.source(), into);
        } else if (value instanceof Used used) {
            used.arguments().forEach(argument -> collect(argument, into));
        } else if (value instanceof Provided provided) {
            provided.arguments().forEach(argument -> collect(argument, into));
        } else if (value instanceof Choice choice) {
            collect(choice.test(), into);
            collect(choice.then(), into);
            collect(choice.otherwise(), into);
        } else if (value instanceof Converted converted) {
            collect(converted.operand(), into);
        }
    }
}

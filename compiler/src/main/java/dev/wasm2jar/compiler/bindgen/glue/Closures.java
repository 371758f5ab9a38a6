package dev.wasm2jar.compiler.bindgen.glue;

import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor.Access;
import dev.wasm2jar.compiler.javascript.Expression;
import dev.wasm2jar.compiler.javascript.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Closures of the module, of two words, that the glue makes functions of JavaScript. A function of the glue, an adapter, calls
 * what the module has for those of a type.
 */
final class Closures {

    private final GlueFile glue;
    /** By the name of an adapter. */
    private final Function<String, Descriptor.Function> adapters;
    private final ToIntFunction<Expression> functions;

    /**
     * @param adapters the types of closures by the adapter
     * @param functions the number of the module's function that an expression names: an export, or an index in the table
     */
    Closures(GlueFile glue, Function<String, Descriptor.Function> adapters, ToIntFunction<Expression> functions) {
        this.glue = glue;
        this.adapters = adapters;
        this.functions = functions;
    }

    /** {@code makeMutClosure(first, second, destructor, adapter)}, where newer releases leave the destructor out. */
    static boolean isMade(String helper) {
        return helper.equals("makeMutClosure") || helper.equals("makeClosure");
    }

    /** The type of a closure that is made. */
    Optional<Descriptor> made(String helper, List<Expression> arguments) {
        if (arguments.size() < 3 || !(arguments.get(arguments.size() - 1) instanceof Expression.Name adapter)
                || glue.function(adapter.name()).isEmpty()) {
            return Optional.empty();
        }
        int destructor = arguments.size() == 3 ? -1 : functions.applyAsInt(arguments.get(2));
        return Optional.of(new Descriptor.Closure(
                destructor, helper.equals("makeMutClosure"), adapters.apply(adapter.name())));
    }

    /**
     * A closure that is lent for the time of a call.
     *
     * @param state the variable that has its words
     */
    record Lent(String state, Descriptor type) {}

    /** A function of JavaScript that calls an adapter with the words of a variable, {@code state0.a} and {@code state0.b}. */
    Optional<Lent> lent(Expression.Function arrow) {
        var found = new ArrayList<Lent>();
        Walk.over(arrow.function().body(), statement -> {}, expression -> {
            if (expression instanceof Expression.Call call && call.callee() instanceof Expression.Name adapter
                    && call.arguments().size() >= 2 && call.arguments().get(1) instanceof Expression.Member second
                    && second.object() instanceof Expression.Name state && glue.function(adapter.name()).isPresent()) {
                found.add(new Lent(state.name(),
                        new Descriptor.Reference(Access.MUTABLE, adapters.apply(adapter.name()))));
            }
        });
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }
}

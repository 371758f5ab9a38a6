package dev.wasm2jar.compiler.bindgen.glue;

import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.javascript.Expression;
import java.util.Optional;

/** Enumerations of strings: the glue has an array of them. */
final class StringEnums {

    private StringEnums() {}

    /**
     * {@code (array.indexOf(text) + 1 || count + 1) - 1}.
     *
     * @param array its name
     */
    record Index(String array, Expression text) {

        Value lowered(GlueFunction function, Value source) {
            return new Value.Lowered(type(function.file(), array), 0, source);
        }
    }

    static Descriptor type(GlueFile file, String array) {
        return new Descriptor.StringEnumeration(array, file.stringEnums().get(array).size());
    }

    static Optional<Index> index(Expression.Binary binary) {
        if (binary.operator().equals("-") && Evaluator.isNumber(binary.right(), 1)
                && binary.left() instanceof Expression.Binary either && either.operator().equals("||")
                && either.left() instanceof Expression.Binary sum && sum.operator().equals("+")
                && sum.left() instanceof Expression.Call call && call.callee() instanceof Expression.Member callee
                && callee.name().equals("indexOf") && callee.object() instanceof Expression.Name array) {
            return Optional.of(new Index(array.name(), call.arguments().get(0)));
        }
        return Optional.empty();
    }
}

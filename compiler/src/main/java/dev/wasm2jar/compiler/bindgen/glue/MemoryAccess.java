package dev.wasm2jar.compiler.bindgen.glue;

import dev.wasm2jar.compiler.bindgen.emit.Word;
import dev.wasm2jar.compiler.javascript.Expression;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An access to the module's memory behind a pointer: {@code getInt32Memory0()[pointer / 4 + 1]}, or, in newer releases,
 * {@code getDataViewMemory0().getInt32(pointer + 4 * 1, true)}.
 *
 * @param distance from the pointer, in bytes
 */
record MemoryAccess(String pointer, int distance, Word type) {

    private static final Pattern ARRAY = Pattern.compile("get(Int32|Uint32|BigInt64|BigUint64|Float32|Float64)Memory0");
    private static final Pattern VIEW = Pattern.compile("(get|set)(Int32|Uint32|BigInt64|BigUint64|Float32|Float64)");

    /** A read with a method of a view. */
    static Optional<MemoryAccess> read(Expression.Member callee, List<Expression> arguments) {
        return ofView(callee, "get").flatMap(type -> of(arguments.get(0), 1, type));
    }

    /** A write with a method of a view. */
    static Optional<MemoryAccess> write(Expression.Member callee, List<Expression> arguments) {
        return ofView(callee, "set").flatMap(type -> of(arguments.get(0), 1, type));
    }

    private static Optional<Word> ofView(Expression.Member callee, String what) {
        Matcher method = VIEW.matcher(callee.name());
        return isCall(callee.object(), "getDataViewMemory0") && method.matches() && method.group(1).equals(what)
                ? Optional.of(word(method.group(2))) : Optional.empty();
    }

    /** An element of an array. */
    static Optional<MemoryAccess> read(Expression.Index index) {
        if (index.object() instanceof Expression.Call call && call.callee() instanceof Expression.Name name) {
            Matcher array = ARRAY.matcher(name.name());
            if (array.matches()) {
                Word type = word(array.group(1));
                return of(index.key(), type == Word.I32 || type == Word.F32 ? 4 : 8, type);
            }
        }
        return Optional.empty();
    }

    private static boolean isCall(Expression expression, String name) {
        return expression instanceof Expression.Call call && call.callee() instanceof Expression.Name callee
                && callee.name().equals(name);
    }

    private static Word word(String kind) {
        return switch (kind) {
            case "Int32", "Uint32" -> Word.I32;
            case "Float32" -> Word.F32;
            case "Float64" -> Word.F64;
            default -> Word.I64;
        };
    }

    /** @param scale bytes of what the index counts */
    private static Optional<MemoryAccess> of(Expression index, int scale, Word type) {
        Expression base = index;
        double distance = 0;
        if (index instanceof Expression.Binary sum && sum.operator().equals("+")) {
            Optional<Double> added = number(sum.right());
            if (added.isEmpty()) {
                return Optional.empty();
            }
            base = sum.left();
            distance = added.get();
        }
        if (base instanceof Expression.Binary quotient && quotient.operator().equals("/")) {
            base = quotient.left();
        }
        return base instanceof Expression.Name pointer
                ? Optional.of(new MemoryAccess(pointer.name(), (int) distance * scale, type)) : Optional.empty();
    }

    private static Optional<Double> number(Expression expression) {
        if (expression instanceof Expression.Literal literal && literal.value() instanceof Double value) {
            return Optional.of(value);
        }
        return expression instanceof Expression.Binary product && product.operator().equals("*")
                ? number(product.left()).flatMap(left -> number(product.right()).map(right -> left * right))
                : Optional.empty();
    }

    /** The result of the module that is read; empty if that is not where the pointer leads. */
    Optional<Value> place(Evaluator evaluator) {
        return evaluator.variables().get(pointer) instanceof Value.ResultPointer
                ? Optional.of(new Value.ModuleWord(distance, type)) : Optional.empty();
    }
}

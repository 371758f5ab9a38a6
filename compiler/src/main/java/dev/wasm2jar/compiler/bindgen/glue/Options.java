package dev.wasm2jar.compiler.bindgen.glue;

import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor.Simple;
import dev.wasm2jar.compiler.bindgen.emit.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Values that may be missing: which number stands for none depends on their type. */
final class Options {

    /** Where a value has fewer than 24 bits. */
    static final double NONE_24 = 0xFFFFFF;
    /** Where a 32-bit number is an f64. */
    static final double NONE_F64 = 0x100000001L;
    /** Likewise, in newer releases: {@code Number.MAX_SAFE_INTEGER}. */
    static final double NONE_SAFE = 0x1FFFFFFFFFFFFFL;
    static final String LARGEST = "MAX_SAFE_INTEGER";

    private Options() {}

    /** {@code isLikeNone(value) ? hole : present}: a word for the module. */
    static Optional<Value> lowered(Value value, Value hole, Value present) {
        if (!(hole instanceof Value.Constant constant && constant.value() instanceof Double number)) {
            return Optional.empty();
        }
        if (present instanceof Value.Lowered lowered && lowered.source().equals(value)) {
            return Optional.of(new Value.Lowered(new Descriptor.Optional(lowered.type()), lowered.part(), value));
        }
        if (!present.equals(value)) {
            return Optional.empty();
        }
        if (number == 0) {
            return Optional.of(new Value.OrZero(value));
        }
        return Optional.of(new Value.Lowered(new Descriptor.Optional(small(number)), 0, value));
    }

    /** {@code word === hole ? undefined : present}: a value of JavaScript. */
    static Optional<Value> lifted(Value.ModuleWord word, double hole, Value present) {
        if (present instanceof Value.Lifted lifted) {
            boolean flagged = hole == 0 && !lifted.places().contains(word.place());
            List<Integer> places = flagged ? prepend(word.place(), lifted.places()) : lifted.places();
            return Optional.of(new Value.Lifted(new Descriptor.Optional(lifted.type()), places));
        }
        if (!(present instanceof Value.ModuleWord other)) {
            return Optional.empty();
        }
        if (hole == 0 && other.place() != word.place()) {
            return Optional.of(new Value.Lifted(new Descriptor.Optional(Evaluator.simple(other.type())),
                    List.of(word.place(), other.place())));
        }
        Simple wide = word.type() == Word.F64 ? Simple.NUMBER_32 : null;
        return Optional.of(Evaluator.lifted(new Descriptor.Optional(wide != null ? wide : small(hole)), word));
    }

    private static List<Integer> prepend(int first, List<Integer> rest) {
        var all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        return List.copyOf(all);
    }

    /** An integer of 8 or 16 bits, or a constant of an enumeration, with the number that no constant has. */
    private static Descriptor small(double hole) {
        return hole == NONE_24 ? Simple.I16 : new Descriptor.Enumeration("", (int) hole);
    }
}

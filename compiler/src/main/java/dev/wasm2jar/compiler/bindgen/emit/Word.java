package dev.wasm2jar.compiler.bindgen.emit;

import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor.Simple;
import dev.wasm2jar.compiler.bindgen.metadata.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One of the WebAssembly values that a Rust value is passed as. */
public enum Word {
    I32("i32", "I", 1, 4),
    I64("i64", "J", 2, 8),
    F32("f32", "F", 1, 4),
    F64("f64", "D", 2, 8),
    /** A JavaScript value; never in memory. */
    EXTERNREF("externref", "Ljava/lang/Object;", 1, 0);

    private static final String MEMORY = "dev/wasm2jar/runtime/Memory";

    /** From this release on, optional 32-bit numbers are one f64. */
    private static final int OPTIONS_AS_F64 = 96;

    /** From this release on, another number stands for none there. */
    private static final int NONE_AS_SAFE_INTEGER = 119;

    final String type;
    /** In descriptors of the JVM. */
    final String descriptor;
    /** Slots of a local variable. */
    final int slots;
    /** In memory; also the alignment. */
    final int bytes;

    Word(String type, String descriptor, int slots, int bytes) {
        this.type = type;
        this.descriptor = descriptor;
        this.slots = slots;
        this.bytes = bytes;
    }

    /** The words of a type. */
    public static List<Word> of(Descriptor descriptor, Release release) {
        if (descriptor instanceof Simple simple) {
            return switch (simple) {
                case UNIT -> List.of();
                case I64, U64 -> List.of(I64);
                case I128, U128 -> List.of(I64, I64);
                case F32 -> List.of(F32);
                case F64 -> List.of(F64);
                case STRING, CACHED_STRING -> List.of(I32, I32);
                case REFERENCE -> List.of(EXTERNREF);
                default -> List.of(I32);
            };
        }
        if (descriptor instanceof Descriptor.Reference reference) {
            return of(reference.target(), release);
        }
        if (descriptor instanceof Descriptor.Optional optional) {
            return ofOptional(optional.value(), release);
        }
        if (descriptor instanceof Descriptor.Result result) {
            var words = new ArrayList<>(of(result.value(), release));
            words.add(I32);
            words.add(I32);
            return words;
        }
        boolean pair = descriptor instanceof Descriptor.Vector || descriptor instanceof Descriptor.Slice
                || descriptor instanceof Descriptor.Function || descriptor instanceof Descriptor.Closure;
        return pair ? List.of(I32, I32) : List.of(I32);
    }

    private static List<Word> ofOptional(Descriptor value, Release release) {
        if (value instanceof Simple simple) {
            switch (simple) {
                case I32, U32, F32:
                    return optionsAreF64(release) ? List.of(F64) : List.of(I32, simple == Simple.F32 ? F32 : I32);
                case RAW_POINTER, NUMBER_32:
                    return List.of(F64);
                case I64, U64, F64, I128, U128:
                    var words = new ArrayList<Word>();
                    words.add(I32);
                    words.addAll(of(value, release));
                    return words;
                default:
                    break;
            }
        }
        return of(value, release);
    }

    /** Whether the largest safe integer of JavaScript stands for none in such an f64, instead of 2^32 + 1. */
    static boolean noneIsSafeInteger(Release release) {
        return release.patch() >= NONE_AS_SAFE_INTEGER;
    }

    static boolean optionsAreF64(Release release) {
        return release.patch() >= OPTIONS_AS_F64;
    }

    /** Reads the word at the address on the stack, a long, of the memory below it. */
    void read(Body body) {
        body.invokeVirtual(MEMORY, bytes == 4 ? "getInt" : "getLong", bytes == 4 ? "(J)I" : "(J)J");
        if (this == F32) {
            body.invokeStatic("java/lang/Float", "intBitsToFloat", "(I)F");
        } else if (this == F64) {
            body.invokeStatic("java/lang/Double", "longBitsToDouble", "(J)D");
        }
    }

    /** Writes the word on the stack to the address below it, a long, of the memory below that. */
    void write(Body body) {
        if (this == F32) {
            body.invokeStatic("java/lang/Float", "floatToRawIntBits", "(F)I");
        } else if (this == F64) {
            body.invokeStatic("java/lang/Double", "doubleToRawLongBits", "(D)J");
        }
        body.invokeVirtual(MEMORY, bytes == 4 ? "putInt" : "putLong", bytes == 4 ? "(JI)V" : "(JJ)V");
    }

    /** Where each word is in memory, behind a pointer to all of them. */
    public static int[] offsets(List<Word> words) {
        var offsets = new int[words.size()];
        int offset = 0;
        for (int i = 0; i < offsets.length; i++) {
            int size = words.get(i).bytes;
            offset = (offset + size - 1) / size * size;
            offsets[i] = offset;
            offset += size;
        }
        return offsets;
    }

    /** As descriptors of the JVM, one after the other. */
    static String descriptors(List<Word> words) {
        return words.stream().map(word -> word.descriptor).collect(Collectors.joining());
    }
}

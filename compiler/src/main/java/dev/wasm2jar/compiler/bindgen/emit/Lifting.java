package dev.wasm2jar.compiler.bindgen.emit;

import dev.wasm2jar.compiler.bindgen.BindgenException;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor.Access;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor.Simple;
import dev.wasm2jar.compiler.bindgen.metadata.Release;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;

/** From the words that the module gives to Java values. */
final class Lifting {

    private static final String HANDLES = Body.RUNTIME + "Handles";
    private static final String HANDLES_TYPE = "L" + HANDLES + ";";

    private final JavaTypes types;
    private final Release release;
    private final Map<String, List<String>> stringEnums;
    private final ClosureTypes closures;

    Lifting(JavaTypes types, Release release, Map<String, List<String>> stringEnums, ClosureTypes closures) {
        this.types = types;
        this.release = release;
        this.stringEnums = stringEnums;
        this.closures = closures;
    }

    /**
     * Pushes a value.
     *
     * @param words the slots of its words
     * @param guest the slot of the guest
     */
    void push(Body body, Descriptor descriptor, int[] words, int guest) {
        String type = types.of(descriptor);
        if (descriptor instanceof Simple simple) {
            pushSimple(body, simple, words, guest);
        } else if (descriptor instanceof Descriptor.Optional optional) {
            pushOptional(body, optional.value(), words, guest);
        } else if (descriptor instanceof Descriptor.Reference reference) {
            pushReference(body, reference, words, guest);
        } else if (descriptor instanceof Descriptor.Vector) {
            pushArray(body, type, words, guest, "take");
        } else if (descriptor instanceof Descriptor.Enumeration) {
            body.load("I", words[0]);
        } else if (descriptor instanceof Descriptor.StringEnumeration enumeration) {
            body.load("I", words[0]);
            pushTexts(body, enumeration);
        } else if (descriptor instanceof Descriptor.Struct) {
            pushStruct(body, type, words[0], guest);
        } else if (descriptor instanceof Descriptor.Closure closure) {
            pushClosure(body, closures.number(closure), words, guest, "of");
        } else if (descriptor instanceof Descriptor.Function function) {
            pushClosure(body, closures.number(function, Access.SHARED), words, guest, "lent");
        } else {
            pushHandle(body, type, words[0], guest, "take");
        }
    }

    private void pushSimple(Body body, Simple simple, int[] words, int guest) {
        switch (simple) {
            case STRING -> pushText(body, words, guest, "take");
            case CACHED_STRING -> pushText(body, words, guest, "takeCached");
            case EXTERNREF -> pushHandle(body, JavaTypes.OBJECT, words[0], guest, "take");
            case REFERENCE -> body.load(JavaTypes.OBJECT, words[0]);
            case BOOLEAN -> {
                body.load("I", words[0]);
                body.invokeStatic(Body.RUNTIME + "Options", "isTrue", "(I)Z");
            }
            case I8, I16 -> {
                body.load("I", words[0]);
                body.op(simple == Simple.I8 ? Opcodes.I2B : Opcodes.I2S);
            }
            case U8, U16 -> {
                body.load("I", words[0]);
                body.constant(simple == Simple.U8 ? 0xFF : 0xFFFF);
                body.op(Opcodes.IAND);
            }
            case U32 -> {
                body.load("I", words[0]);
                body.invokeStatic("java/lang/Integer", "toUnsignedLong", "(I)J");
            }
            case I128, U128 -> pushWide(body, simple, words, 0);
            case I64, U64 -> body.load("J", words[0]);
            case F32 -> body.load("F", words[0]);
            case F64 -> body.load("D", words[0]);
            case UNIT -> {}
            default -> body.load("I", words[0]);
        }
    }

    private static void pushWide(Body body, Simple simple, int[] words, int first) {
        body.load("J", words[first]);
        body.load("J", words[first + 1]);
        body.invokeStatic(Body.RUNTIME + "WideIntegers", simple == Simple.I128 ? "signed" : "unsigned",
                "(JJ)" + JavaTypes.BIG_INTEGER);
    }

    private static void pushText(Body body, int[] words, int guest, String method) {
        body.load(Body.GUEST_TYPE, guest);
        body.load("I", words[0]);
        body.load("I", words[1]);
        body.guestCall("Strings", method, "II", JavaTypes.STRING);
    }

    private static void pushHandle(Body body, String type, int word, int guest, String method) {
        body.load(Body.GUEST_TYPE, guest);
        body.getField(Body.GUEST, "handles", HANDLES_TYPE);
        body.load("I", word);
        body.invokeVirtual(HANDLES, method, "(I)Ljava/lang/Object;");
        if (!type.equals(JavaTypes.OBJECT)) {
            body.type(Opcodes.CHECKCAST, JavaTypes.internalName(type));
        }
    }

    private static void pushArray(Body body, String type, int[] words, int guest, String method) {
        body.load(Body.GUEST_TYPE, guest);
        body.load("I", words[0]);
        body.load("I", words[1]);
        if (type.length() == 2) {
            body.guestCall(Lowering.arrays(type), method, "II", type);
        } else if (type.equals("[Ljava/lang/Object;")) {
            body.guestCall("ObjectArrays", method, "II", type);
        } else {
            // An array of the right class, to be filled.
            body.load("I", words[1]);
            body.type(Opcodes.ANEWARRAY, JavaTypes.internalName(type.substring(1)));
            body.guestCall("ObjectArrays", method + "Into", "II[Ljava/lang/Object;", "[Ljava/lang/Object;");
            body.type(Opcodes.CHECKCAST, type);
        }
    }

    private void pushTexts(Body body, Descriptor.StringEnumeration enumeration) {
        body.string(Lowering.texts(stringEnums, enumeration));
        body.invokeStatic(Body.RUNTIME + "Texts", "get", "(ILjava/lang/String;)Ljava/lang/String;");
    }

    private static void pushStruct(Body body, String type, int word, int guest) {
        String className = JavaTypes.internalName(type);
        body.load(Body.GUEST_TYPE, guest);
        body.load("I", word);
        body.invokeStatic(className, StructEmitter.WRAP, "(" + Body.GUEST_TYPE + "I)" + type);
    }

    private static void pushClosure(Body body, int number, int[] words, int guest, String method) {
        body.load(Body.GUEST_TYPE, guest);
        body.constant(number);
        body.load("I", words[0]);
        body.load("I", words[1]);
        body.guestCall("GuestClosure", method, "III", "L" + Body.RUNTIME + "GuestClosure;");
    }

    private void pushReference(Body body, Descriptor.Reference reference, int[] words, int guest) {
        Descriptor target = reference.target();
        String type = types.of(target);
        if (target == Simple.STRING || target == Simple.CACHED_STRING) {
            pushText(body, words, guest, target == Simple.STRING ? "get" : "getCached");
        } else if (target instanceof Descriptor.Slice || target instanceof Descriptor.Vector) {
            pushArray(body, type, words, guest, "get");
        } else if (target instanceof Descriptor.Function function) {
            pushClosure(body, closures.number(function, reference.access()), words, guest, "lent");
        } else if (target instanceof Descriptor.Reference inner) {
            pushReference(body, inner, words, guest);
        } else if (target == Simple.REFERENCE) {
            body.load(JavaTypes.OBJECT, words[0]);
        } else if (target == Simple.EXTERNREF || target instanceof Descriptor.NamedExternref
                || target instanceof Descriptor.Union) {
            pushHandle(body, type, words[0], guest, "get");
        } else {
            throw new BindgenException("a reference to " + target + " can't be passed by the module");
        }
    }

    private void pushOptional(Body body, Descriptor value, int[] words, int guest) {
        String type = JavaTypes.boxed(types.of(value));
        if (value instanceof Simple simple) {
            pushOptionalSimple(body, simple, type, words, guest);
        } else if (value instanceof Descriptor.Vector) {
            pushArray(body, type, words, guest, "takeOptional");
        } else if (value instanceof Descriptor.Reference reference) {
            pushOptionalReference(body, reference.target(), words, guest);
        } else if (value instanceof Descriptor.Enumeration enumeration) {
            body.load("I", words[0]);
            body.constant(enumeration.hole());
            body.invokeStatic(Body.RUNTIME + "Options", "unlessHole", "(II)Ljava/lang/Integer;");
        } else if (value instanceof Descriptor.StringEnumeration enumeration) {
            body.load("I", words[0]);
            pushTexts(body, enumeration);
        } else if (value instanceof Descriptor.Struct) {
            String className = JavaTypes.internalName(type);
            body.load(Body.GUEST_TYPE, guest);
            body.load("I", words[0]);
            body.invokeStatic(className, StructEmitter.WRAP_OPTIONAL, "(" + Body.GUEST_TYPE + "I)" + type);
        } else {
            pushHandle(body, type, words[0], guest, "takeOptional");
        }
    }

    private void pushOptionalReference(Body body, Descriptor target, int[] words, int guest) {
        String type = types.of(target);
        if (target == Simple.STRING || target == Simple.CACHED_STRING) {
            pushText(body, words, guest, "getOptional");
        } else if (target instanceof Descriptor.Slice || target instanceof Descriptor.Vector) {
            pushArray(body, type, words, guest, "getOptional");
        } else {
            pushHandle(body, type, words[0], guest, "getOptional");
        }
    }

    private void pushOptionalSimple(Body body, Simple simple, String type, int[] words, int guest) {
        switch (simple) {
            case STRING, CACHED_STRING -> pushText(body, words, guest, "takeOptional");
            case EXTERNREF -> pushHandle(body, type, words[0], guest, "takeOptional");
            case BOOLEAN -> option(body, "booleanOrNull", words, type, Word.I32);
            case I8, U8, I16, U16, CHAR -> option(body, "intOrNull", words, type, Word.I32);
            case NON_NULL -> {
                body.load("I", words[0]);
                body.constant(0);
                body.invokeStatic(Body.RUNTIME + "Options", "unlessHole", "(II)Ljava/lang/Integer;");
            }
            case I128, U128 -> {
                body.load("I", words[0]);
                pushWide(body, simple, words, 1);
                body.invokeStatic(Body.RUNTIME + "WideIntegers", "orNull",
                        "(I" + JavaTypes.BIG_INTEGER + ")" + JavaTypes.BIG_INTEGER);
            }
            case I64, U64 -> option(body, "longOrNull", words, type, Word.I32, Word.I64);
            case F64 -> option(body, "doubleOrNull", words, type, Word.I32, Word.F64);
            default -> {
                String method = switch (simple) {
                    case F32 -> "floatOrNull";
                    case U32 -> "unsignedOrNull";
                    case NUMBER_32 -> "doubleOrNull";
                    default -> "intOrNull";
                };
                if (Word.optionsAreF64(release) || simple == Simple.RAW_POINTER || simple == Simple.NUMBER_32) {
                    option(body, method, words, type, Word.F64);
                } else {
                    option(body, method, words, type, Word.I32, simple == Simple.F32 ? Word.F32 : Word.I32);
                }
            }
        }
    }

    private static void option(Body body, String method, int[] slots, String type, Word... words) {
        var parameters = new StringBuilder();
        for (int i = 0; i < words.length; i++) {
            body.load(words[i].descriptor, slots[i]);
            parameters.append(words[i].descriptor);
        }
        body.invokeStatic(Body.RUNTIME + "Options", method, "(" + parameters + ")" + type);
    }
}

package dev.wasm2jar.compiler.bindgen.emit;

import dev.wasm2jar.compiler.bindgen.BindgenException;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor.Simple;
import dev.wasm2jar.compiler.bindgen.metadata.Release;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;

/** From Java values to the words that the module gets. */
final class Lowering {

    private static final String HANDLES = Body.RUNTIME + "Handles";
    private static final String HANDLES_TYPE = "L" + HANDLES + ";";
    private static final String GUEST_OBJECT = Body.RUNTIME + "GuestObject";

    private final JavaTypes types;
    private final Release release;
    private final Map<String, List<String>> stringEnums;

    Lowering(JavaTypes types, Release release, Map<String, List<String>> stringEnums) {
        this.types = types;
        this.release = release;
        this.stringEnums = stringEnums;
    }

    /** Fails with a message if a value can't be lowered, before anything is allocated for another one. */
    void check(Body body, Descriptor descriptor, int slot, String name) {
        String type = types.of(descriptor);
        boolean nullable = type.length() == 1 || descriptor instanceof Descriptor.Optional || type.equals(JavaTypes.OBJECT);
        if (!nullable) {
            body.load(type, slot);
            body.string(name);
            body.invokeStatic("java/util/Objects", "requireNonNull",
                    "(Ljava/lang/Object;Ljava/lang/String;)Ljava/lang/Object;");
            body.op(Opcodes.POP);
        }
    }

    /**
     * Pushes the words of a value in a local variable.
     *
     * @param guest the slot of the guest
     */
    void push(Body body, Descriptor descriptor, int slot, int guest) {
        String type = types.of(descriptor);
        if (descriptor instanceof Simple simple) {
            pushSimple(body, simple, slot, guest);
        } else if (descriptor instanceof Descriptor.Optional optional) {
            pushOptional(body, optional.value(), slot, guest);
        } else if (descriptor instanceof Descriptor.Reference reference) {
            pushReference(body, reference.target(), slot, guest);
        } else if (descriptor instanceof Descriptor.Vector) {
            pushArray(body, type, slot, guest, "pass");
        } else if (descriptor instanceof Descriptor.Enumeration) {
            body.load("I", slot);
        } else if (descriptor instanceof Descriptor.StringEnumeration enumeration) {
            body.load(type, slot);
            pushTexts(body, enumeration);
        } else if (descriptor instanceof Descriptor.Struct) {
            body.load(type, slot);
            body.load(Body.GUEST_TYPE, guest);
            body.invokeVirtual(GUEST_OBJECT, "give", "(" + Body.GUEST_TYPE + ")I");
        } else if (descriptor instanceof Descriptor.NamedExternref || descriptor instanceof Descriptor.Union) {
            pushHandle(body, type, slot, guest, "add");
        } else {
            throw new BindgenException("a " + descriptor + " can't be passed to the module");
        }
    }

    private void pushSimple(Body body, Simple simple, int slot, int guest) {
        String type = types.of(simple);
        switch (simple) {
            case STRING, CACHED_STRING -> pushText(body, slot, guest, "pass");
            case EXTERNREF -> pushHandle(body, type, slot, guest, "add");
            default -> {
                body.load(type, slot);
                switch (simple) {
                    case U8 -> body.invokeStatic(Body.RUNTIME + "Checks", "u8", "(I)I");
                    case U16 -> body.invokeStatic(Body.RUNTIME + "Checks", "u16", "(I)I");
                    case U32 -> body.invokeStatic(Body.RUNTIME + "Checks", "u32", "(J)I");
                    case CHAR -> body.invokeStatic(Body.RUNTIME + "Checks", "scalar", "(I)I");
                    case I128, U128 -> pushWide(body, slot);
                    default -> {}
                }
            }
        }
    }

    /** The value is on the stack already. */
    private static void pushWide(Body body, int slot) {
        body.invokeStatic(Body.RUNTIME + "WideIntegers", "low", "(" + JavaTypes.BIG_INTEGER + ")J");
        body.load(JavaTypes.BIG_INTEGER, slot);
        body.invokeStatic(Body.RUNTIME + "WideIntegers", "high", "(" + JavaTypes.BIG_INTEGER + ")J");
    }

    private static void pushText(Body body, int slot, int guest, String method) {
        body.load(Body.GUEST_TYPE, guest);
        body.load(JavaTypes.STRING, slot);
        body.guestCall("Strings", method, JavaTypes.STRING, "I");
        pushLength(body, guest);
    }

    private static void pushLength(Body body, int guest) {
        body.load(Body.GUEST_TYPE, guest);
        body.getField(Body.GUEST, "length", "I");
    }

    private static void pushHandle(Body body, String type, int slot, int guest, String method) {
        body.load(Body.GUEST_TYPE, guest);
        body.getField(Body.GUEST, "handles", HANDLES_TYPE);
        body.load(type, slot);
        body.invokeVirtual(HANDLES, method, "(Ljava/lang/Object;)I");
    }

    private static void pushArray(Body body, String type, int slot, int guest, String method) {
        body.load(Body.GUEST_TYPE, guest);
        body.load(type, slot);
        body.guestCall(arrays(type), method, arrayType(type), "I");
        pushLength(body, guest);
    }

    /** The class of the runtime for arrays of a type. */
    static String arrays(String type) {
        return switch (type) {
            case "[B" -> "ByteArrays";
            case "[S" -> "ShortArrays";
            case "[I" -> "IntArrays";
            case "[J" -> "LongArrays";
            case "[F" -> "FloatArrays";
            case "[D" -> "DoubleArrays";
            default -> "ObjectArrays";
        };
    }

    /** The type of arrays in that class's methods. */
    static String arrayType(String type) {
        return type.length() == 2 ? type : "[Ljava/lang/Object;";
    }

    private void pushTexts(Body body, Descriptor.StringEnumeration enumeration) {
        body.string(texts(stringEnums, enumeration));
        body.invokeStatic(Body.RUNTIME + "Texts", "index", "(Ljava/lang/String;Ljava/lang/String;)I");
    }

    static String texts(Map<String, List<String>> stringEnums, Descriptor.StringEnumeration enumeration) {
        List<String> texts = stringEnums.get(enumeration.name());
        if (texts == null || texts.size() != enumeration.count()) {
            throw new BindgenException("the texts of the enumeration " + enumeration.name() + " are not known");
        }
        return String.join("\n", texts);
    }

    private void pushReference(Body body, Descriptor target, int slot, int guest) {
        String type = types.of(target);
        if (target instanceof Descriptor.Struct) {
            body.load(type, slot);
            body.load(Body.GUEST_TYPE, guest);
            body.invokeVirtual(GUEST_OBJECT, "lend", "(" + Body.GUEST_TYPE + ")I");
        } else if (target == Simple.STRING || target == Simple.CACHED_STRING) {
            pushText(body, slot, guest, "pass");
        } else if (target instanceof Descriptor.Slice || target instanceof Descriptor.Vector) {
            pushArray(body, type, slot, guest, "pass");
        } else if (target == Simple.REFERENCE) {
            body.load(type, slot);
        } else {
            pushHandle(body, type, slot, guest, "borrow");
        }
    }

    private void pushOptional(Body body, Descriptor value, int slot, int guest) {
        String type = JavaTypes.boxed(types.of(value));
        if (value instanceof Simple simple) {
            pushOptionalSimple(body, simple, type, slot, guest);
        } else if (value instanceof Descriptor.Reference reference) {
            pushOptional(body, reference.target(), slot, guest);
        } else if (value instanceof Descriptor.Vector || value instanceof Descriptor.Slice) {
            pushArray(body, type, slot, guest, "passOptional");
        } else if (value instanceof Descriptor.Enumeration enumeration) {
            body.load(type, slot);
            body.constant(enumeration.hole());
            body.invokeStatic(Body.RUNTIME + "Options", "orElse", "(Ljava/lang/Integer;I)I");
        } else if (value instanceof Descriptor.StringEnumeration enumeration) {
            body.load(type, slot);
            body.string(texts(stringEnums, enumeration));
            body.invokeStatic(Body.RUNTIME + "Texts", "optionalIndex", "(Ljava/lang/String;Ljava/lang/String;)I");
        } else if (value instanceof Descriptor.Struct) {
            body.load(Body.GUEST_TYPE, guest);
            body.load(type, slot);
            body.invokeStatic(GUEST_OBJECT, "giveOptional", "(" + Body.GUEST_TYPE + "L" + GUEST_OBJECT + ";)I");
        } else {
            pushHandle(body, type, slot, guest, "addOptional");
        }
    }

    private void pushOptionalSimple(Body body, Simple simple, String type, int slot, int guest) {
        switch (simple) {
            case STRING, CACHED_STRING -> pushText(body, slot, guest, "passOptional");
            case EXTERNREF -> pushHandle(body, type, slot, guest, "addOptional");
            case I8, U8, I16, U16, CHAR, BOOLEAN -> {
                body.load(type, slot);
                options(body, "orNone", type, "I");
            }
            case NON_NULL -> {
                body.load(type, slot);
                options(body, "orZero", type, "I");
            }
            case I128, U128 -> {
                pushFlag(body, type, slot);
                body.load(type, slot);
                pushWide(body, slot);
            }
            case I64, U64, F64 -> {
                pushFlag(body, type, slot);
                body.load(type, slot);
                options(body, "orZero", type, simple == Simple.F64 ? "D" : "J");
            }
            default -> pushOptional32(body, simple, type, slot);
        }
    }

    private void pushOptional32(Body body, Simple simple, String type, int slot) {
        if (Word.optionsAreF64(release) || simple == Simple.RAW_POINTER || simple == Simple.NUMBER_32) {
            body.load(type, slot);
            options(body, Word.noneIsSafeInteger(release) ? "orNoneSafeInteger" : "orNoneF64", "Ljava/lang/Number;", "D");
            return;
        }
        pushFlag(body, type, slot);
        body.load(type, slot);
        options(body, "orZero", type, simple == Simple.U32 ? "J" : simple == Simple.F32 ? "F" : "I");
        if (simple == Simple.U32) {
            body.invokeStatic(Body.RUNTIME + "Checks", "u32", "(J)I");
        }
    }

    private static void pushFlag(Body body, String type, int slot) {
        body.load(type, slot);
        options(body, "flag", JavaTypes.OBJECT, "I");
    }

    private static void options(Body body, String method, String parameter, String result) {
        body.invokeStatic(Body.RUNTIME + "Options", method, "(" + parameter + ")" + result);
    }
}

package dev.wasm2jar.compiler.bindgen.emit;

import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor.Simple;
import org.objectweb.asm.Opcodes;

/** Between the Java types of Rust types and those of JavaScript values, which are objects or simple types. */
final class Conversions {

    private static final String VALUES = "Values";

    private final JavaTypes types;

    Conversions(JavaTypes types) {
        this.types = types;
    }

    /**
     * Converts the value on the stack for JavaScript.
     *
     * @param from the Rust type
     * @param to the Java type that is wanted
     */
    void toJs(Body body, Descriptor from, String to, int guest) {
        String type = types.of(from);
        if (type.equals(to) && !to.equals(JavaTypes.OBJECT) || from instanceof Descriptor.Result) {
            return;
        }
        switch (to) {
            case "D", "F", "I", "J", "S", "B" -> {
                if (isNumber(type)) {
                    number(body, type, isUnsigned64(from), to);
                } else {
                    toObject(body, from, type);
                    fromObject(body, to, guest);
                }
            }
            case JavaTypes.OBJECT -> toObject(body, from, type);
            case "Z", JavaTypes.STRING -> {
                toObject(body, from, type);
                fromObject(body, to, guest);
            }
            default -> {
                toObject(body, from, type);
                body.type(Opcodes.CHECKCAST, JavaTypes.internalName(to));
            }
        }
    }

    /** Converts what JavaScript gave, on the stack, to the Java type of a Rust type. */
    void fromJs(Body body, String from, Descriptor to, int guest) {
        Descriptor value = to instanceof Descriptor.Result result ? result.value() : to;
        String type = types.of(value);
        if (type.equals("V")) {
            pop(body, from);
            return;
        }
        if (from.equals("V")) {
            body.getStatic("dev/wasm2jar/runtime/js/JsUndefined", "UNDEFINED",
                    "Ldev/wasm2jar/runtime/js/JsUndefined;");
            fromJs(body, JavaTypes.OBJECT, value, guest);
            return;
        }
        if (from.equals(type)) {
            return;
        }
        if (isNumber(from) && isNumber(type)) {
            number(body, from, false, type);
            return;
        }
        if (from.length() == 1) {
            boxJs(body, from, false);
        }
        if (type.equals(JavaTypes.OBJECT)) {
            return;
        }
        fromObject(body, type, guest);
    }

    /** Converts what JavaScript gave, on the stack, to another Java type. */
    void convert(Body body, String from, String to, int guest) {
        if (from.equals(to)) {
            return;
        }
        if (from.equals("V")) {
            body.getStatic("dev/wasm2jar/runtime/js/JsUndefined", "UNDEFINED",
                    "Ldev/wasm2jar/runtime/js/JsUndefined;");
        } else if (isNumber(from) && isNumber(to)) {
            number(body, from, false, to);
            return;
        } else if (from.length() == 1) {
            boxJs(body, from, false);
        }
        fromObject(body, to, guest);
    }

    static void pop(Body body, String type) {
        switch (type) {
            case "V" -> {}
            case "J", "D" -> body.op(Opcodes.POP2);
            default -> body.op(Opcodes.POP);
        }
    }

    private static boolean isNumber(String type) {
        return type.length() == 1 && "BSIJFD".contains(type);
    }

    private static boolean isUnsigned64(Descriptor descriptor) {
        return descriptor == Simple.U64;
    }

    private static void number(Body body, String from, boolean unsigned, String to) {
        boolean isInt = "BSI".contains(from);
        switch (to) {
            case "D" -> {
                if (unsigned) {
                    body.invokeStatic(Body.RUNTIME + VALUES, "unsignedToDouble", "(J)D");
                } else if (!from.equals("D")) {
                    body.op(isInt ? Opcodes.I2D : from.equals("J") ? Opcodes.L2D : Opcodes.F2D);
                }
            }
            case "F" -> {
                if (!from.equals("F")) {
                    body.op(isInt ? Opcodes.I2F : from.equals("J") ? Opcodes.L2F : Opcodes.D2F);
                }
            }
            case "J" -> {
                if (isInt) {
                    body.op(Opcodes.I2L);
                } else if (!from.equals("J")) {
                    number(body, from, false, "D");
                    body.invokeStatic(Body.RUNTIME + VALUES, "toUint32", "(D)J");
                }
            }
            default -> {
                if (from.equals("J")) {
                    body.op(Opcodes.L2I);
                } else if (!isInt) {
                    number(body, from, false, "D");
                    body.invokeStatic("dev/wasm2jar/runtime/js/JsNumber", "toInt32", "(D)I");
                }
                if (to.equals("B")) {
                    body.op(Opcodes.I2B);
                } else if (to.equals("S")) {
                    body.op(Opcodes.I2S);
                }
            }
        }
    }

    /** From a primitive to the JavaScript value. */
    private static void boxJs(Body body, String type, boolean isBigInt) {
        if (type.equals("Z")) {
            body.box(type);
        } else if (!isBigInt) {
            number(body, type, false, "D");
            body.invokeStatic("dev/wasm2jar/runtime/js/JsNumber", "of", "(D)Ljava/lang/Double;");
        }
    }

    /** From a value of the Java type of a Rust type to the JavaScript value. */
    void toObject(Body body, Descriptor from, String type) {
        if (from == Simple.I64 || from == Simple.U64) {
            body.invokeStatic(Body.RUNTIME + VALUES, from == Simple.I64 ? "bigInt" : "unsignedBigInt",
                    "(J)" + JavaTypes.BIG_INTEGER);
        } else if (from instanceof Descriptor.Optional optional) {
            Descriptor value = optional.value();
            String method = value == Simple.I64 ? "optionalBigInt" : value == Simple.U64 ? "optionalUnsignedBigInt"
                    : "optional";
            body.invokeStatic(Body.RUNTIME + VALUES, method,
                    "(" + (method.equals("optional") ? JavaTypes.OBJECT : type) + ")Ljava/lang/Object;");
        } else if (from == Simple.CHAR) {
            body.invokeStatic("java/lang/Character", "toString", "(I)Ljava/lang/String;");
        } else if (from instanceof Descriptor.Reference reference) {
            toObject(body, reference.target(), type);
        } else if (type.length() == 1) {
            boxJs(body, type, false);
        } else if (type.startsWith("[")) {
            arrayToJs(body, from, type);
        }
    }

    private static void arrayToJs(Body body, Descriptor from, String type) {
        if (type.length() != 2) {
            body.invokeStatic(Body.RUNTIME + "TypedArrays", "of", "([Ljava/lang/Object;)Ljava/lang/Object;");
            return;
        }
        body.string(typedArray(from));
        body.invokeStatic(Body.RUNTIME + "TypedArrays", "of",
                "(Ljava/lang/Object;Ljava/lang/String;)Ljava/lang/Object;");
    }

    /** The JavaScript class for arrays of numbers. */
    static String typedArray(Descriptor array) {
        Descriptor element = array instanceof Descriptor.Slice slice ? slice.element()
                : ((Descriptor.Vector) array).element();
        return switch ((Simple) element) {
            case I8 -> "Int8Array";
            case U8 -> "Uint8Array";
            case I16 -> "Int16Array";
            case U16 -> "Uint16Array";
            case I32 -> "Int32Array";
            case U32 -> "Uint32Array";
            case I64 -> "BigInt64Array";
            case U64 -> "BigUint64Array";
            case F32 -> "Float32Array";
            default -> "Float64Array";
        };
    }

    /** From the JavaScript value to a Java type. */
    void fromObject(Body body, String type, int guest) {
        switch (type) {
            case "D" -> values(body, "toNumber", guest, "D");
            case "F" -> {
                values(body, "toNumber", guest, "D");
                body.op(Opcodes.D2F);
            }
            case "I", "S", "B" -> {
                values(body, "toInt32", guest, "I");
                number(body, "I", false, type);
            }
            case "J" -> values(body, "toLong", guest, "J");
            case "Z" -> body.invokeStatic("dev/wasm2jar/runtime/js/JsConversions", "toBoolean", "(Ljava/lang/Object;)Z");
            case JavaTypes.STRING -> values(body, "toText", guest, JavaTypes.STRING);
            case "Ljava/lang/Integer;" -> values(body, "toIntegerOrNull", guest, type);
            case "Ljava/lang/Long;" -> values(body, "toLongOrNull", guest, type);
            case "Ljava/lang/Double;" -> values(body, "toDoubleOrNull", guest, type);
            case "Ljava/lang/Float;" -> values(body, "toFloatOrNull", guest, type);
            case "Ljava/lang/Boolean;" -> values(body, "toBooleanOrNull", guest, type);
            case JavaTypes.OBJECT -> {}
            default -> {
                if (type.startsWith("[") && type.length() == 2) {
                    values(body, "to" + Lowering.arrays(type).replace("Arrays", "Array"), guest, type, "TypedArrays");
                } else if (type.startsWith("[")) {
                    values(body, "toObjects", guest, "[Ljava/lang/Object;", "TypedArrays");
                } else {
                    body.type(Opcodes.CHECKCAST, JavaTypes.internalName(type));
                }
            }
        }
    }

    private static void values(Body body, String method, int guest, String result) {
        values(body, method, guest, result, VALUES);
    }

    private static void values(Body body, String method, int guest, String result, String className) {
        body.load(Body.GUEST_TYPE, guest);
        body.invokeStatic(Body.RUNTIME + className, method, "(Ljava/lang/Object;" + Body.GUEST_TYPE + ")" + result);
    }
}

package dev.wasm2jar.compiler.bindgen.emit;

import dev.wasm2jar.compiler.bindgen.BindgenException;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor.Simple;
import java.util.Map;

/** The Java types of Rust types, as descriptors of the JVM. */
final class JavaTypes {

    static final String OBJECT = "Ljava/lang/Object;";
    static final String STRING = "Ljava/lang/String;";
    static final String BIG_INTEGER = "Ljava/math/BigInteger;";

    /** What describes a vector of strings: a vector of values of this class. */
    private static final String STRINGS = "string";

    private final Map<String, String> structs;

    /** @param structs internal names of the generated classes, by the name of the exported struct */
    JavaTypes(Map<String, String> structs) {
        this.structs = structs;
    }

    /** The class of an exported struct, or null. */
    String struct(String name) {
        return structs.get(name);
    }

    String of(Descriptor descriptor) {
        if (descriptor instanceof Simple simple) {
            return switch (simple) {
                case I8 -> "B";
                case I16 -> "S";
                case U8, U16, I32, CHAR, NON_NULL, RAW_POINTER -> "I";
                case U32, I64, U64 -> "J";
                case I128, U128 -> BIG_INTEGER;
                case F32 -> "F";
                case F64 -> "D";
                case BOOLEAN -> "Z";
                case STRING, CACHED_STRING -> STRING;
                case EXTERNREF, REFERENCE -> OBJECT;
                case NUMBER_32 -> "D";
                case UNIT -> "V";
            };
        }
        if (descriptor instanceof Descriptor.Enumeration) {
            return "I";
        }
        if (descriptor instanceof Descriptor.StringEnumeration) {
            return STRING;
        }
        if (descriptor instanceof Descriptor.NamedExternref named) {
            String struct = structs.get(named.name());
            return named.name().equals(STRINGS) ? STRING : struct == null ? OBJECT : "L" + struct + ";";
        }
        if (descriptor instanceof Descriptor.Struct struct) {
            String className = structs.get(struct.name());
            if (className == null) {
                throw new BindgenException("the struct " + struct.name() + " is used, but not exported");
            }
            return "L" + className + ";";
        }
        if (descriptor instanceof Descriptor.Reference reference) {
            return of(reference.target());
        }
        if (descriptor instanceof Descriptor.Slice slice) {
            return "[" + element(slice.element());
        }
        if (descriptor instanceof Descriptor.Vector vector) {
            return "[" + element(vector.element());
        }
        if (descriptor instanceof Descriptor.Optional optional) {
            return boxed(of(optional.value()));
        }
        if (descriptor instanceof Descriptor.Result result) {
            return of(result.value());
        }
        // Closures, functions, unions.
        return OBJECT;
    }

    /** Elements keep their size; there are no unsigned types for them. */
    private String element(Descriptor element) {
        if (element instanceof Simple simple) {
            return switch (simple) {
                case I8, U8 -> "B";
                case I16, U16 -> "S";
                case I32, U32 -> "I";
                case I64, U64 -> "J";
                case F32 -> "F";
                case F64 -> "D";
                case STRING -> STRING;
                case EXTERNREF -> OBJECT;
                default -> throw new BindgenException("arrays of " + simple + " are not known to wasm-bindgen");
            };
        }
        return of(element);
    }

    /** The class for a primitive type, the type itself if it is none. */
    static String boxed(String type) {
        return switch (type) {
            case "Z" -> "Ljava/lang/Boolean;";
            // One class for all that fit it: that of literals.
            case "B", "S", "I" -> "Ljava/lang/Integer;";
            case "J" -> "Ljava/lang/Long;";
            case "F" -> "Ljava/lang/Float;";
            case "D" -> "Ljava/lang/Double;";
            default -> type;
        };
    }

    /** The internal name of a class or array type. */
    static String internalName(String type) {
        return type.startsWith("L") ? type.substring(1, type.length() - 1) : type;
    }
}

package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.AggregateType;
import dev.wasm2jar.compiler.ir.ReferenceType;
import dev.wasm2jar.compiler.ir.Storage;

/**
 * Names in the classes of structure and array types. The name of a class comes from the canonical text of its type, and
 * its contents too: modules that are compiled apart from each other agree on both.
 */
final class TypeClasses {

    private static final String PACKAGE = "dev/wasm2jar/types/";

    /** The field of an array's class that holds the Java array. */
    static final String ELEMENTS = "elements";

    private TypeClasses() {}

    /** Internal name of the class of a structure or array type. */
    static String name(ReferenceType type) {
        return type instanceof ReferenceType.Struct struct
                ? PACKAGE + "Struct_" + struct.identity()
                : PACKAGE + "Array_" + ((ReferenceType.Array) type).identity();
    }

    /** Whether a class is that of a structure or array type, by its internal name. */
    static boolean isOne(String className) {
        return className.startsWith(PACKAGE);
    }

    static String field(int index) {
        return "f" + index;
    }

    /** The descriptor of a field. Unsigned 16 bits are as cheap to read as signed ones, and are text more often. */
    static String descriptor(Storage storage) {
        return switch (storage.packing()) {
            case I8 -> "B";
            case I16 -> "C";
            case NONE, VECTOR -> JvmType.of(storage.type()).descriptor;
        };
    }

    /** The descriptor of a constructor that takes the values of all fields. */
    static String constructor(AggregateType.Structure structure) {
        var text = new StringBuilder("(");
        structure.fields().forEach(field -> text.append(JvmType.of(field.type()).descriptor));
        return text.append(")V").toString();
    }

    /** Internal name of the runtime's class of arrays with such elements. */
    static String arrayBase(Storage element) {
        if (element.packing() == Storage.Packing.VECTOR) {
            return Runtime.ARRAY + "$Vector";
        }
        return Runtime.ARRAY + "$" + switch (descriptor(element)) {
            case "B" -> "I8";
            case "C" -> "I16";
            case "I" -> "I32";
            case "J" -> "I64";
            case "F" -> "F32";
            case "D" -> "F64";
            default -> "Reference";
        };
    }
}

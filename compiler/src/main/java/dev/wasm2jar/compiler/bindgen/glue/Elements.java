package dev.wasm2jar.compiler.bindgen.glue;

import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor.Simple;
import java.util.Map;
import java.util.Optional;

/** The elements of arrays, by what the glue calls them. */
final class Elements {

    /** In {@code getArrayU8FromWasm0}. */
    private static final Map<String, Simple> READ = Map.of("U8", Simple.U8, "I8", Simple.I8, "U16", Simple.U16,
            "I16", Simple.I16, "U32", Simple.U32, "I32", Simple.I32, "U64", Simple.U64, "I64", Simple.I64, "F32",
            Simple.F32, "F64", Simple.F64);
    /** In {@code passArray8ToWasm0}. */
    private static final Map<String, Simple> PASSED = Map.of("8", Simple.U8, "16", Simple.U16, "32", Simple.U32, "64",
            Simple.U64, "F32", Simple.F32, "F64", Simple.F64);
    private static final Map<String, Simple> SIGNED = Map.of("Int8Array", Simple.I8, "Int16Array", Simple.I16,
            "Int32Array", Simple.I32, "BigInt64Array", Simple.I64);

    private Elements() {}

    /** Of an array that the module gives; the clamped ones are bytes too. */
    static Optional<Descriptor> read(String function, String documented) {
        if (function.equals("getArrayJsValueFromWasm0") || function.equals("getArrayJsValueViewFromWasm0")) {
            return Optional.of(ofObjects(documented));
        }
        String name = function.startsWith("getClamped") ? function.replace("getClamped", "get") : function;
        return name.startsWith("getArray") && name.endsWith("FromWasm0")
                ? Optional.ofNullable(READ.get(name.substring("getArray".length(), name.length() - "FromWasm0".length())))
                : Optional.empty();
    }

    /** Of an array that the module is given. */
    static Optional<Descriptor> passed(String function, String documented) {
        if (function.equals("passArrayJsValueToWasm0")) {
            return Optional.of(ofObjects(documented));
        }
        if (!function.startsWith("passArray") || !function.endsWith("ToWasm0")) {
            return Optional.empty();
        }
        Simple element = PASSED.get(function.substring("passArray".length(), function.length() - "ToWasm0".length()));
        return Optional.ofNullable(element == null ? null : SIGNED.getOrDefault(documented, element));
    }

    /** A vector of strings or objects is one of values of that class. */
    private static Descriptor ofObjects(String documented) {
        String type = documented.endsWith("[]") ? documented.substring(0, documented.length() - 2).strip() : "any";
        type = type.startsWith("(") && type.endsWith(")") ? type.substring(1, type.length() - 1).strip() : type;
        boolean isName = !type.isEmpty() && type.chars().allMatch(Character::isJavaIdentifierPart);
        return isName && !type.equals("any") && !type.equals("undefined") && !type.equals("unknown")
                ? new Descriptor.NamedExternref(type) : Simple.EXTERNREF;
    }
}

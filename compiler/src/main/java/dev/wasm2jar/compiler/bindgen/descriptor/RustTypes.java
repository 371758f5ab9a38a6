package dev.wasm2jar.compiler.bindgen.descriptor;

import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor.Access;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor.Simple;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Types as Rust writes them, for people. */
public final class RustTypes {

    private RustTypes() {}

    /** A type, e.g. {@code Option<&str>}. */
    public static String text(Descriptor descriptor) {
        if (descriptor instanceof Simple simple) {
            return switch (simple) {
                case BOOLEAN -> "bool";
                case STRING, CACHED_STRING -> "String";
                case EXTERNREF, REFERENCE -> "JsValue";
                case NUMBER_32 -> "number";
                case UNIT -> "()";
                case NON_NULL -> "NonNull<_>";
                case RAW_POINTER -> "*const _";
                default -> simple.name().toLowerCase(Locale.ROOT);
            };
        }
        if (descriptor instanceof Descriptor.Reference reference) {
            String target = reference.target() == Simple.STRING || reference.target() == Simple.CACHED_STRING
                    ? "str" : text(reference.target());
            return (reference.access() == Access.MUTABLE ? "&mut " : "&") + target;
        }
        if (descriptor instanceof Descriptor.Slice slice) {
            return "[" + text(slice.element()) + "]";
        }
        if (descriptor instanceof Descriptor.Vector vector) {
            return "Vec<" + text(vector.element()) + ">";
        }
        if (descriptor instanceof Descriptor.Optional optional) {
            return "Option<" + text(optional.value()) + ">";
        }
        if (descriptor instanceof Descriptor.Result result) {
            return "Result<" + text(result.value()) + ", JsValue>";
        }
        if (descriptor instanceof Descriptor.Function function) {
            return "dyn Fn" + text(function);
        }
        if (descriptor instanceof Descriptor.Closure closure) {
            return "Closure<dyn " + (closure.mutable() ? "FnMut" : "Fn") + text(closure.function()) + ">";
        }
        return name(descriptor);
    }

    private static String name(Descriptor descriptor) {
        if (descriptor instanceof Descriptor.NamedExternref named) {
            return named.name();
        }
        if (descriptor instanceof Descriptor.Struct struct) {
            return struct.name();
        }
        if (descriptor instanceof Descriptor.Enumeration enumeration) {
            return enumeration.name().isEmpty() ? "enum" : enumeration.name();
        }
        if (descriptor instanceof Descriptor.StringEnumeration enumeration) {
            return enumeration.name();
        }
        return ((Descriptor.Union) descriptor).name();
    }

    /** Parameters and result, e.g. {@code (i32, &str) -> bool}. */
    public static String text(Descriptor.Function function) {
        return function.parameters().stream().map(RustTypes::text).collect(Collectors.joining(", ", "(", ")"))
                + result(function.result());
    }

    /** Parameters with names, and the result. */
    public static String text(Descriptor.Function function, List<String> names) {
        var text = new StringBuilder("(");
        for (int i = 0; i < function.parameters().size(); i++) {
            text.append(i == 0 ? "" : ", ");
            if (i < names.size()) {
                text.append(names.get(i)).append(": ");
            }
            text.append(text(function.parameters().get(i)));
        }
        return text.append(')').append(result(function.result())).toString();
    }

    private static String result(Descriptor result) {
        return result == Simple.UNIT ? "" : " -> " + text(result);
    }
}

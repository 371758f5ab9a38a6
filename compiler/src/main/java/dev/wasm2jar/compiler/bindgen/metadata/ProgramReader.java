package dev.wasm2jar.compiler.bindgen.metadata;

import dev.wasm2jar.compiler.bindgen.metadata.Schema.Node;
import dev.wasm2jar.compiler.bindgen.metadata.Schema.Variant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Gives the parts of a decoded program their meaning. */
final class ProgramReader {

    /** From this release on, names of exports include the namespace. */
    private static final int QUALIFIED_EXPORTS = 114;

    private final Release release;
    private final Node program;

    ProgramReader(Release release, Node program) {
        this.release = release;
        this.program = program;
    }

    List<ExportedFunction> functions() {
        var result = new ArrayList<ExportedFunction>();
        for (Node export : program.nodes("exports")) {
            Node function = export.node("function");
            Optional<String> className = Optional.ofNullable(export.string("class"));
            Callee callee = callee(className, export.variant("method_kind"), function.string("name"));
            String name = qualified(export, className.orElse(""));
            String exportName = className.isPresent()
                    ? symbol(name) + "_" + suffix(function.string("name"))
                    : suffix(qualified(export, function.string("name")));
            result.add(new ExportedFunction(exportName, callee, export.flag("consumed"), isStart(export),
                    parameters(function)));
        }
        return result;
    }

    private static boolean isStart(Node export) {
        return export.fields().get("start") instanceof Variant kind
                ? !kind.name().equals("None")
                : export.flag("start");
    }

    private static List<String> parameters(Node function) {
        return function.fields().containsKey("arg_names")
                ? function.strings("arg_names")
                : function.nodes("args").stream().map(argument -> argument.string("name")).toList();
    }

    private static Callee callee(Optional<String> className, Variant kind, String name) {
        if (kind == null || className.isEmpty()) {
            return new Callee(className, true, Operation.CALL, name);
        }
        if (kind.name().equals("Constructor")) {
            return new Callee(className, true, Operation.CONSTRUCTOR, name);
        }
        boolean isStatic = kind.node().flag("is_static");
        Variant operation = kind.node().variant("kind");
        return switch (operation.name()) {
            case "Getter" -> new Callee(className, isStatic, Operation.GETTER, (String) operation.value());
            case "Setter" -> new Callee(className, isStatic, Operation.SETTER, (String) operation.value());
            case "IndexingGetter" -> new Callee(className, isStatic, Operation.INDEX_GETTER, name);
            case "IndexingSetter" -> new Callee(className, isStatic, Operation.INDEX_SETTER, name);
            case "IndexingDeleter" -> new Callee(className, isStatic, Operation.INDEX_DELETER, name);
            default -> new Callee(className, isStatic, Operation.CALL, name);
        };
    }

    List<ExportedStruct> structs() {
        var result = new ArrayList<ExportedStruct>();
        for (Node struct : program.nodes("structs")) {
            String symbol = symbol(qualified(struct, struct.string("name")));
            var fields = new ArrayList<ExportedStruct.Field>();
            for (Node field : struct.nodes("fields")) {
                String name = field.string("name");
                fields.add(new ExportedStruct.Field(name, field.flag("readonly"),
                        "__wbg_get_" + symbol + "_" + suffix(name), "__wbg_set_" + symbol + "_" + suffix(name)));
            }
            result.add(new ExportedStruct(struct.string("name"), symbol, fields));
        }
        return result;
    }

    List<ExportedEnum> enums() {
        var result = new ArrayList<ExportedEnum>();
        for (Node declared : program.nodes("enums")) {
            result.add(new ExportedEnum(declared.string("name"), declared.nodes("variants").stream()
                    .map(constant -> new ExportedEnum.Constant(constant.string("name"), constant.number("value")))
                    .toList()));
        }
        return result;
    }

    List<ImportedItem> imports() {
        var result = new ArrayList<ImportedItem>();
        for (Node item : program.nodes("imports")) {
            Optional<String> source = source(item.variant("module"));
            List<String> namespace = item.strings("js_namespace");
            Variant kind = item.variant("kind");
            switch (kind.name()) {
                case "Function" -> result.add(function(kind.node(), source, namespace));
                case "Static" -> result.add(new ImportedItem.Static(
                        kind.node().string("shim"), source, namespace, kind.node().string("name")));
                case "String" -> result.add(new ImportedItem.Text(
                        kind.node().string("shim"), source, namespace, kind.node().string("string")));
                case "Type" -> result.add(new ImportedItem.InstanceOf(
                        kind.node().string("instanceof_shim"), source, namespace, kind.node().string("name")));
                default -> {}
            }
        }
        return result;
    }

    private static ImportedItem function(Node node, Optional<String> source, List<String> namespace) {
        Node method = node.node("method");
        String name = node.node("function").string("name");
        Callee callee = method == null
                ? callee(Optional.empty(), null, name)
                : callee(Optional.of(method.string("class")), method.variant("kind"), name);
        return new ImportedItem.Function(node.string("shim"), source, namespace, callee, node.flag("catch"),
                node.flag("variadic"));
    }

    private static Optional<String> source(Variant module) {
        if (module == null) {
            return Optional.empty();
        }
        return Optional.of(module.value() instanceof Integer number ? "inline snippet " + number
                : (String) module.value());
    }

    Map<String, List<String>> stringEnums() {
        Map<String, List<String>> result = new HashMap<>();
        for (Node item : program.nodes("imports")) {
            Variant kind = item.variant("kind");
            if (kind.name().equals("Enum") && kind.node().string("name") != null) {
                result.put(kind.node().string("name"), kind.node().strings("variant_values"));
            }
        }
        return result;
    }

    /** The name with the objects that lead to it, as exports of newer releases have it. */
    private String qualified(Node item, String name) {
        List<String> namespace = item.strings("js_namespace");
        return namespace.isEmpty() || release.patch() < QUALIFIED_EXPORTS
                ? name
                : String.join("__", namespace) + "__" + name;
    }

    private static String symbol(String className) {
        return className.toLowerCase(Locale.ROOT);
    }

    /** What remains in a symbol of names such as {@code [Symbol.iterator]}. */
    private static String suffix(String name) {
        var text = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < 0x80 && Character.isLetterOrDigit(c) || c == '_') {
                text.append(c);
            } else if (c != '[' && c != ']') {
                text.append('_');
            }
        }
        return text.toString();
    }
}

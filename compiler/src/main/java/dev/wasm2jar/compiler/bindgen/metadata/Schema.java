package dev.wasm2jar.compiler.bindgen.metadata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The layout of the section for one schema version: the declaration {@code shared_api!} of the crate {@code
 * wasm-bindgen-shared}, over all of its versions.
 *
 * <p>A line of the table is a type and its fields in the order of the encoding; a field has a name and a type, an enum's
 * variant a name and perhaps a type. {@code [x]} is a list of x, {@code ?x} an optional x. {@code 84+} before a field
 * means from schema 0.2.84 on, {@code -99} up to and with 0.2.99.
 */
final class Schema {

    private static final String[] STRUCTS = {
        "Program exports:[Export] enums:[Enum] imports:[Import] structs:[Struct] typescript_custom_sections:[str]"
                + " local_modules:[LocalModule] inline_js:[str] unique_crate_identifier:str package_json:?str"
                + " 84+linked_modules:[LinkedModule]",
        "Import module:?ImportModule js_namespace:?[str] 106+reexport:?str 115+generate_typescript:bool kind:ImportKind",
        "LinkedModule module:ImportModule link_function_name:str",
        "ImportFunction shim:str catch:bool variadic:bool assert_no_shim:bool 123+suspending:bool method:?MethodData"
                + " structural:bool function:Function 123+generic_per_mono:bool",
        "MethodData class:str kind:MethodKind",
        "Operation is_static:bool kind:OperationKind",
        "ImportStatic name:str shim:str",
        "ImportString shim:str string:str",
        "ImportType name:str instanceof_shim:str vendor_prefixes:[str]",
        "StringEnum 94+name:str 94-94public:bool 94+variant_values:[str] 94-94comments:[str] 96+comments:[str]"
                + " 94-94generate_typescript:bool 96+generate_typescript:bool 121+private:bool 106+js_namespace:?[str]",
        "DynamicUnion name:str variant_strings:[str] variant_type_cnt:u32 comments:[str] generate_typescript:bool"
                + " private:bool fallback:bool",
        "Export class:?str comments:[str] consumed:bool function:Function 106+js_namespace:?[str]"
                + " method_kind:MethodKind -117start:bool 118+start:StartKind",
        "Enum name:str 96+signed:bool variants:[EnumVariant] comments:[str] generate_typescript:bool"
                + " 106+js_namespace:?[str] 107+private:bool",
        "EnumVariant name:str value:u32 comments:[str]",
        "Function -99arg_names:[str] 100+args:[FunctionArgumentData] asyncness:bool 123+jspi:bool name:str"
                + " generate_typescript:bool 85+generate_jsdoc:bool variadic:bool 100+ret_ty_override:?str"
                + " 100+ret_desc:?str",
        "FunctionArgumentData name:str ty_override:?str 114+optional:bool desc:?str",
        "Struct name:str 114-121rust_name:str fields:[StructField] comments:[str] is_inspectable:bool"
                + " generate_typescript:bool 106+js_namespace:?[str] 107+private:bool 121+extends:?str"
                + " 122+extends_js_class:?str 122+extends_js_namespace:?[str]",
        "StructField name:str readonly:bool comments:[str] generate_typescript:bool 85+generate_jsdoc:bool",
        "LocalModule identifier:str contents:str 94+linked_module:bool",
    };

    private static final String[] ENUMS = {
        "ImportModule Named:str RawNamed:str Inline:u32",
        "ImportKind Function:ImportFunction Static:ImportStatic 93+String:ImportString Type:ImportType Enum:StringEnum"
                + " 121+DynamicUnion:DynamicUnion",
        "MethodKind Constructor Operation:Operation",
        "OperationKind Regular 106+RegularThis Getter:str Setter:str IndexingGetter IndexingSetter IndexingDeleter",
        "StartKind None Public Private",
    };

    /** A field or variant. The type is empty for a variant without contents. */
    private record Member(String name, String type) {}

    private final Map<String, List<Member>> structs = new HashMap<>();
    private final Map<String, List<Member>> enums = new HashMap<>();

    /** @param version the last number of a schema version, e.g. 83 */
    Schema(int version) {
        for (String line : STRUCTS) {
            add(structs, line, version);
        }
        for (String line : ENUMS) {
            add(enums, line, version);
        }
    }

    private static void add(Map<String, List<Member>> target, String line, int version) {
        String[] words = line.split(" ");
        var members = new ArrayList<Member>();
        for (int i = 1; i < words.length; i++) {
            int end = 0;
            while (!Character.isLetter(words[i].charAt(end))) {
                end++;
            }
            if (covers(words[i].substring(0, end), version)) {
                String[] parts = words[i].substring(end).split(":");
                members.add(new Member(parts[0], parts.length == 1 ? "" : parts[1]));
            }
        }
        target.put(words[0], members);
    }

    private static boolean covers(String range, int version) {
        if (range.isEmpty()) {
            return true;
        }
        if (range.endsWith("+")) {
            return version >= Integer.parseInt(range.substring(0, range.length() - 1));
        }
        int dash = range.indexOf('-');
        int from = dash == 0 ? 0 : Integer.parseInt(range.substring(0, dash));
        return version >= from && version <= Integer.parseInt(range.substring(dash + 1));
    }

    /**
     * Decodes a value.
     *
     * @return a {@code String}, {@code Boolean}, {@code Integer}, {@code List}, null for what is absent, {@link Node} for a
     *     struct, {@link Variant} for an enum
     */
    Object decode(SectionReader reader, String type) {
        if (type.startsWith("?")) {
            return reader.flag() ? decode(reader, type.substring(1)) : null;
        }
        if (type.startsWith("[")) {
            int count = reader.count();
            var list = new ArrayList<Object>();
            for (int i = 0; i < count; i++) {
                list.add(decode(reader, type.substring(1, type.length() - 1)));
            }
            return list;
        }
        switch (type) {
            case "str":
                return reader.string();
            case "bool":
                return reader.flag();
            case "u32":
                return reader.u32();
            default:
                return enums.containsKey(type) ? variant(reader, type) : struct(reader, type);
        }
    }

    private Node struct(SectionReader reader, String type) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Member member : structs.get(type)) {
            fields.put(member.name(), decode(reader, member.type()));
        }
        return new Node(fields);
    }

    private Variant variant(SectionReader reader, String type) {
        List<Member> variants = enums.get(type);
        int number = reader.unsignedByte();
        if (number >= variants.size()) {
            throw reader.malformed("no variant " + number + " of " + type);
        }
        Member chosen = variants.get(number);
        return new Variant(chosen.name(), chosen.type().isEmpty() ? null : decode(reader, chosen.type()));
    }

    /** A decoded struct. */
    record Node(Map<String, Object> fields) {

        String string(String name) {
            return (String) fields.get(name);
        }

        boolean flag(String name) {
            return Boolean.TRUE.equals(fields.get(name));
        }

        int number(String name) {
            return (Integer) fields.get(name);
        }

        Node node(String name) {
            return (Node) fields.get(name);
        }

        Variant variant(String name) {
            return (Variant) fields.get(name);
        }

        /** The list of that name; empty if it is absent. */
        List<?> list(String name) {
            Object found = fields.get(name);
            return found == null ? List.of() : (List<?>) found;
        }

        List<Node> nodes(String name) {
            return list(name).stream().map(Node.class::cast).toList();
        }

        List<String> strings(String name) {
            return list(name).stream().map(String.class::cast).toList();
        }
    }

    /** A decoded enum. */
    record Variant(String name, Object value) {

        Node node() {
            return (Node) value;
        }
    }
}

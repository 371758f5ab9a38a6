package dev.wasm2jar.runtime.js;

import dev.wasm2jar.runtime.js.JsBinding.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The imports that the source of the crate js-sys declares, as lines of kind, path and name. */
final class JsSysDeclarations {

    private static final Pattern ITEM = Pattern.compile(
            "#\\[wasm_bindgen(?:\\(((?:[^()\"]|\"[^\"]*\"|\\((?:[^()]|\\([^()]*\\))*\\))*)\\))?\\]"
                    + "\\s*(?:#\\[[^\\]]*\\]\\s*)*(?:pub )?(fn|type) +([A-Za-z_0-9$]+)(?:<[^{;]*?>)?\\s*"
                    + "(?:\\(\\s*(?:[a-z]+: &([A-Za-z_0-9$]+))?)?");

    private final Map<String, String> types = new HashMap<>();
    private final Set<String> lines = new TreeSet<>();

    private JsSysDeclarations() {}

    /** Reads the source of the crate's library, in which a macro declares the typed arrays. */
    static Set<String> read(String source) {
        var declarations = new JsSysDeclarations();
        String expanded = source.replace("$name", "Uint8Array");
        Matcher types = ITEM.matcher(expanded);
        while (types.find()) {
            if (types.group(2).equals("type")) {
                declarations.type(attributes(types), types.group(3));
            }
        }
        Matcher functions = ITEM.matcher(expanded);
        String lastType = "";
        while (functions.find()) {
            if (functions.group(2).equals("type")) {
                lastType = functions.group(3);
            } else {
                declarations.function(attributes(functions), functions.group(3), functions.group(4), lastType);
            }
        }
        return declarations.lines;
    }

    private static String attributes(Matcher item) {
        return item.group(1) == null ? "" : item.group(1);
    }

    private static String attribute(String attributes, String name) {
        Matcher matcher = Pattern.compile("\\b" + name + " = (\\[[^\\]]*\\]|\"[^\"]*\"|[A-Za-z_0-9$.]+)").matcher(attributes);
        return matcher.find() ? matcher.group(1).replace("\"", "").replace("[", "").replace("]", "") : null;
    }

    private void type(String attributes, String name) {
        String jsName = attribute(attributes, "js_name");
        String namespace = attribute(attributes, "js_namespace");
        types.put(name, (namespace == null ? "" : namespace + ".") + (jsName == null ? name : jsName));
    }

    private void function(String attributes, String name, String receiver, String lastType) {
        String jsName = attribute(attributes, "js_name");
        String member = jsName != null ? jsName : name;
        String jsClass = attribute(attributes, "js_class");
        String namespace = attribute(attributes, "js_namespace");
        if (attributes.contains("constructor")) {
            add(Kind.CONSTRUCTOR, jsClass != null ? jsClass : types.getOrDefault(lastType, lastType), "");
        } else if (attributes.contains("static_method_of")) {
            String of = attribute(attributes, "static_method_of");
            String path = jsClass != null ? jsClass : types.getOrDefault(of, of);
            path = namespace != null && !path.startsWith(namespace) ? namespace + "." + path : path;
            add(attributes.contains("getter") ? Kind.STATIC_GETTER : attributes.contains("setter") ? Kind.STATIC_SETTER
                    : Kind.FUNCTION, path, member);
        } else if (attributes.matches("(?s).*\\bmethod\\b.*") && (receiver != null || jsClass != null)) {
            method(attributes, receiver, member, jsClass);
        } else {
            add(Kind.FUNCTION, namespace == null ? "" : namespace, member);
        }
    }

    private void method(String attributes, String receiver, String member, String jsClass) {
        String path = jsClass != null ? jsClass : types.getOrDefault(receiver, receiver);
        if (attributes.contains("indexing_")) {
            add(attributes.contains("indexing_getter") ? Kind.INDEXING_GETTER
                    : attributes.contains("indexing_setter") ? Kind.INDEXING_SETTER : Kind.INDEXING_DELETER, path, "");
        } else if (attributes.contains("setter")) {
            String property = attribute(attributes, "setter");
            String name = property != null ? property : member.startsWith("set_") ? member.substring(4) : member;
            add(Kind.SETTER, path, name);
        } else if (attributes.contains("getter")) {
            String property = attribute(attributes, "getter");
            add(Kind.GETTER, path, property != null ? property : member);
        } else {
            add(Kind.METHOD, path, member);
        }
    }

    private void add(Kind kind, String path, String name) {
        lines.add(kind + " " + (path.isEmpty() ? "-" : path) + " " + (name.isEmpty() ? "-" : name));
    }
}

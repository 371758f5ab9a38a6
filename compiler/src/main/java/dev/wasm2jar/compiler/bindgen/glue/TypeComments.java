package dev.wasm2jar.compiler.bindgen.glue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The types that the comment before a function tells, in TypeScript.
 *
 * @param parameters by their names
 * @param result if it is told
 */
record TypeComments(Map<String, String> parameters, Optional<String> result) {

    static final TypeComments NONE = new TypeComments(Map.of(), Optional.empty());

    /** Reads a documentation comment: its lines {@code @param {type} name} and {@code @returns {type}}. */
    static TypeComments of(String comment) {
        Map<String, String> parameters = new HashMap<>();
        Optional<String> result = Optional.empty();
        int tag = comment.indexOf('@');
        while (tag >= 0) {
            int open = comment.indexOf('{', tag);
            int end = open < 0 ? -1 : closing(comment, open);
            if (end < 0) {
                break;
            }
            String type = comment.substring(open + 1, end).strip();
            if (comment.startsWith("@param {", tag)) {
                parameters.put(name(comment, end + 1), type);
            } else if (comment.startsWith("@returns {", tag) || comment.startsWith("@return {", tag)) {
                result = Optional.of(type);
            }
            tag = comment.indexOf('@', tag + 1);
        }
        return new TypeComments(parameters, result);
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** The name that follows, which is in brackets if the parameter is optional. */
    private static String name(String text, int start) {
        int from = start;
        while (from < text.length() && (text.charAt(from) == ' ' || text.charAt(from) == '[')) {
            from++;
        }
        int to = from;
        while (to < text.length() && Character.isJavaIdentifierPart(text.charAt(to))) {
            to++;
        }
        return text.substring(from, to);
    }

    /** The type of a parameter without what says that it is optional; empty if it is not told. */
    String parameter(String name) {
        return withoutNone(parameters.getOrDefault(name, ""));
    }

    /** The type of the result, likewise. */
    String resultType() {
        return withoutNone(result.orElse(""));
    }

    private static String withoutNone(String type) {
        return type.replace("| undefined", "").replace("| null", "").strip();
    }
}

package dev.wasm2jar.compiler.bindgen.glue;

import java.util.ArrayList;
import java.util.List;

/** Lists of expressions. */
final class Expressions {

    private Expressions() {}

    /** The expressions between the commas that are not in brackets. */
    static List<String> split(String text) {
        var result = new ArrayList<String>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if (c == ')' || c == ']' || c == '}') {
                depth--;
            } else if (c == ',' && depth == 0) {
                result.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        if (!text.isBlank()) {
            result.add(text.substring(start).strip());
        }
        return result;
    }
}

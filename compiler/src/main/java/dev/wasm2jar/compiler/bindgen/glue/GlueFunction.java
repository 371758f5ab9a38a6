package dev.wasm2jar.compiler.bindgen.glue;

import dev.wasm2jar.compiler.bindgen.BindgenException;
import java.util.List;
import java.util.Map;

/**
 * A function of the glue.
 *
 * @param documented the types of parameters as the comment before the function says, for want of others
 * @param lines of its body, without indentation and empty ones
 * @param lineNumbers of each of them, from 1
 */
record GlueFunction(
        String file, String name, int line, List<String> parameters, Map<String, String> documented, List<String> lines,
        List<Integer> lineNumbers) {

    /** What is not understood, by the number of a line of the body. */
    BindgenException refuse(int index) {
        return refusal(file, lineNumbers.get(index), name, lines.get(index));
    }

    /** What is not understood, as a whole. */
    BindgenException refuse(String what) {
        return refusal(file, line, name, what);
    }

    static BindgenException refusal(String file, int line, String name, String what) {
        return new BindgenException(file + ":" + line + ": the function " + name + " is beyond what wasm2jar reads of"
                + " wasm-bindgen's glue: " + what);
    }
}

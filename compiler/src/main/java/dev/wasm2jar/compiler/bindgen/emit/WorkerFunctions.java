package dev.wasm2jar.compiler.bindgen.emit;

import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The exported functions that can answer requests: those that are given, and return, nothing but text, numbers, arrays and
 * JavaScript values.
 */
public final class WorkerFunctions {

    /** As {@code WorkerFunction} of the runtime names types. */
    private static final List<String> CODES = List.of(
            "Ljava/lang/String;:S", "[B:B", "Z:Z", "I:I", "J:J", "F:F", "D:D", "B:b", "S:t", "Ljava/lang/Object;:O",
            "[I:i", "[J:j", "[S:s", "[F:f", "[D:d", "Ljava/lang/Integer;:I", "Ljava/lang/Long;:J",
            "Ljava/lang/Float;:F", "Ljava/lang/Double;:D", "Ljava/lang/Boolean;:Z");

    /**
     * A function.
     *
     * @param text its name, and the names and types of its parameters, as the runtime reads them
     * @param method the method of the generated class
     * @param parameters types of the JVM
     * @param result likewise; {@code V} for none
     */
    record WorkerFunction(String text, String method, List<String> parameters, String result) {}

    private final JavaTypes types;
    private final List<WorkerFunction> functions = new ArrayList<>();

    WorkerFunctions(JavaTypes types) {
        this.types = types;
    }

    List<WorkerFunction> all() {
        return functions;
    }

    /** As the runtime reads them. */
    public List<String> texts() {
        return functions.stream().map(WorkerFunction::text).toList();
    }

    public boolean isEmpty() {
        return functions.isEmpty();
    }

    /** Adds a function, unless it can't answer requests. */
    void add(String name, Signature signature) {
        String result = types.of(signature.value());
        if (!result.equals("V") && code(result).isEmpty()) {
            return;
        }
        var text = new StringBuilder(name);
        var parameters = new ArrayList<String>();
        for (int i = 0; i < signature.parameters().size(); i++) {
            Descriptor parameter = signature.parameters().get(i);
            String type = types.of(parameter);
            Optional<String> code = code(type);
            if (code.isEmpty()) {
                return;
            }
            text.append(' ').append(signature.names().get(i).replaceAll("[ :]", "_")).append(':');
            text.append(parameter instanceof Descriptor.Optional ? "?" : "").append(code.get());
            parameters.add(type);
        }
        functions.add(new WorkerFunction(text.toString(), signature.method(), parameters, result));
    }

    private static Optional<String> code(String type) {
        return CODES.stream().filter(code -> code.startsWith(type + ":")).map(code -> code.substring(type.length() + 1))
                .findFirst();
    }
}

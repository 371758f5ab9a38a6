package dev.wasm2jar.compiler.wasm;

import java.util.Map;
import java.util.Optional;

/**
 * What the name custom section tells (spec 7.6.1). A malformed name section is ignored, as the specification asks.
 *
 * @param functions function index to name
 */
public record Names(Optional<String> module, Map<Integer, String> functions) {

    public static final Names NONE = new Names(Optional.empty(), Map.of());

    public Names {
        functions = Map.copyOf(functions);
    }
}

package dev.wasm2jar.testsuite.spec;

import java.util.List;
import java.util.Optional;

/**
 * What this compiler does not support yet. In these scripts, and nowhere else, a module may be refused for that;
 * everything that does compile must pass.
 */
enum Scope {
    /** A proposal: its types are malformed, and some of its casts invalid, in WebAssembly 3.0. */
    CUSTOM_DESCRIPTORS("proposals/custom-descriptors/");

    private final List<String> scripts;

    /** @param scripts names of scripts, or of groups with a slash at the end */
    Scope(String... scripts) {
        this.scripts = List.of(scripts);
    }

    /** The scope of a script, if not all of it is supported. */
    static Optional<Scope> of(String script) {
        for (Scope scope : values()) {
            if (scope.covers(script)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }

    List<String> scripts() {
        return scripts;
    }

    boolean covers(String script) {
        return scripts.stream().anyMatch(name -> name.endsWith("/") ? script.startsWith(name) : script.equals(name));
    }

    /** Which of its modules the compiler may refuse. */
    Tolerance tolerance() {
        return this == CUSTOM_DESCRIPTORS ? Tolerance.ANY_REFUSAL : Tolerance.UNSUPPORTED;
    }

    /** Which modules the compiler may refuse although the suite says that they are valid. */
    enum Tolerance {
        NONE,
        /** Those it says it does not support. */
        UNSUPPORTED,
        ANY_REFUSAL
    }
}

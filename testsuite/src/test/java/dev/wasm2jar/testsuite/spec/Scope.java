package dev.wasm2jar.testsuite.spec;

import java.util.List;

/**
 * What this compiler does not support yet. In these scripts, and nowhere else, a module may be refused as not supported;
 * everything that does compile must pass.
 */
enum Scope {
    NONE("nothing");

    private final String feature;
    private final List<String> scripts;

    /** @param scripts names of scripts, or of groups with a slash at the end */
    Scope(String feature, String... scripts) {
        this.feature = feature;
        this.scripts = List.of(scripts);
    }

    /** Whether modules of the script may be refused as not supported. */
    static boolean allowsUnsupported(String script) {
        for (Scope scope : values()) {
            if (scope.covers(script)) {
                return true;
            }
        }
        return false;
    }

    String feature() {
        return feature;
    }

    boolean covers(String script) {
        return scripts.stream().anyMatch(name -> name.endsWith("/") ? script.startsWith(name) : script.equals(name));
    }
}

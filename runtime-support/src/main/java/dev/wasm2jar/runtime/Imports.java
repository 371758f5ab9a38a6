package dev.wasm2jar.runtime;

import java.util.HashMap;
import java.util.Map;

/** What an instance's imports are bound to when they are given by name. */
public final class Imports {

    private final Map<String, Map<String, Extern>> modules = new HashMap<>();

    /** Provides one import. */
    public Imports define(String module, String name, Extern value) {
        modules.computeIfAbsent(module, key -> new HashMap<>()).put(name, value);
        return this;
    }

    /** Provides all exports of an instance under a module name. */
    public Imports define(String module, Instance instance) {
        modules.put(module, new HashMap<>(instance.exports()));
        return this;
    }

    /** The import of that name, or null. */
    public Extern find(String module, String name) {
        Map<String, Extern> names = modules.get(module);
        return names == null ? null : names.get(name);
    }
}

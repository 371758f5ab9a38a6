package dev.wasm2jar.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An instance of a compiled module (spec 4.2.5): the base class of every generated class.
 *
 * <p>An instance belongs to one thread at a time. Different instances, also of one module, share nothing but what they
 * import from each other, and may run in different threads.
 */
public abstract class Instance {

    private Map<String, Extern> exports;

    /**
     * Calls a function by its number with boxed values.
     *
     * @param id the {@link FuncRef#id} of the function
     */
    protected abstract Object[] invoke(int id, Object[] arguments);

    /** Adds everything this instance exports, by name, in the order of the module. */
    protected abstract void collectExports(Map<String, Extern> target);

    /** A reference to a function of this instance. */
    protected final FuncRef reference(int id, FuncType type) {
        return new InstanceFunction(this, id, type);
    }

    /** Everything the module exports, by name. */
    public final Map<String, Extern> exports() {
        if (exports == null) {
            var map = new LinkedHashMap<String, Extern>();
            collectExports(map);
            exports = Collections.unmodifiableMap(map);
        }
        return exports;
    }

    /**
     * The export of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public final Extern export(String name) {
        Extern found = exports().get(name);
        if (found == null) {
            throw new IllegalArgumentException("no export is named \"" + name + "\"");
        }
        return found;
    }

    /** The exported function of that name. */
    public final FuncRef function(String name) {
        return (FuncRef) export(name);
    }
}

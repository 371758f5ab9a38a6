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

    /**
     * The upper half of a vector that is being returned: the lower half is what the method returns. Used by emitted
     * code, and valid from the return of a callee until the next call.
     */
    public long vectorHigh;

    /**
     * The contents of the first memory that the module defines, if they are an array: {@link Memory#bytes}, one load
     * nearer. Read by emitted code at entry and after whatever may have grown the memory.
     */
    public byte[] bytes;

    /** Whether there may be {@link InterruptibleInstance}s. */
    public static volatile boolean interruptible;

    private Map<String, Extern> exports;
    private FuncRef[] references;

    /**
     * Calls a function by its number with boxed values.
     *
     * @param signature the number of its type in this module
     * @param id the {@link FuncRef#id} of the function
     */
    protected abstract Object[] invoke(int signature, int id, Object[] arguments);

    /** As {@link #invoke}, from outside of the instance. */
    Object[] call(int signature, int id, Object[] arguments) {
        return invoke(signature, id, arguments);
    }

    /** The function type of that number in this module. */
    protected abstract FuncType type(int signature);

    /** How many functions of this module can become values: their ids are below. */
    protected abstract int referenceCount();

    /** Adds everything this instance exports, by name, in the order of the module. */
    protected abstract void collectExports(Map<String, Extern> target);

    /** Whether the module has array types, so that a failed bounds check may be that of an array. */
    protected boolean hasArrays() {
        return false;
    }

    /** The reference to a function of this instance: the same object every time. Used by emitted code. */
    public final FuncRef reference(int id, int signature) {
        if (references == null) {
            references = new FuncRef[referenceCount()];
        }
        FuncRef reference = references[id];
        if (reference == null) {
            reference = new InstanceFunction(this, id, signature);
            references[id] = reference;
        }
        return reference;
    }

    /** Makes an imported function its own reference, so that its identity is kept. Used by emitted code. */
    public final void bind(int id, FuncRef imported) {
        if (references == null) {
            references = new FuncRef[referenceCount()];
        }
        references[id] = imported;
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

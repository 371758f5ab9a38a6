package dev.wasm2jar.runtime.worker;

import dev.wasm2jar.runtime.bindgen.GuestException;
import dev.wasm2jar.runtime.js.JsContext;

/** A compiled worker. The main class of a jar implements it, so that starting one takes no reflection. */
public interface WorkerProgram {

    /** What people call the module, e.g. {@code worker.wasm}. */
    String name();

    /** The version of the compiler that made it. */
    String compilerVersion();

    /** Binary name of the class of its instances; the names of its other classes begin with it. */
    String instanceClass();

    /** Options that were given at compile time, before those of the command line. */
    String[] options();

    /** The functions that can answer requests, see {@link WorkerFunction#parse}. */
    String[] functions();

    /** Makes an instance. */
    Object instantiate(JsContext context);

    /**
     * Calls a function.
     *
     * @param instance made by {@link #instantiate}
     * @param function its number in {@link #functions}
     * @param arguments as its type says, numbers boxed
     * @return its result, null if it has none
     * @throws GuestException if it returns an error
     */
    Object call(Object instance, int function, Object[] arguments) throws GuestException;
}

package dev.wasm2jar.runtime.launch;

import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.runtime.wasi.Wasi;

/** A compiled WASI command. The main class of a jar implements it, so that starting one takes no reflection. */
public interface GuestProgram {

    /** What people call the module, e.g. {@code hello.wasm}: the guest's {@code argv[0]}, and in stack traces. */
    String name();

    /** The version of the compiler that made it. */
    String compilerVersion();

    /** Binary name of the class of its instances; the names of its other classes begin with it. */
    String instanceClass();

    /** Host options that were given at compile time, before those of the command line. */
    String[] hostOptions();

    /** Makes an instance. */
    Instance instantiate(Wasi wasi);

    /** Calls {@code _start} of an instance that {@link #instantiate} made. */
    void start(Instance instance);

    /** The same program, whose instances share no imported memories with those of this one. */
    GuestProgram another();
}

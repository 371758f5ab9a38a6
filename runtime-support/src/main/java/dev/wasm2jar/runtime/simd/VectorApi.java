package dev.wasm2jar.runtime.simd;

import dev.wasm2jar.runtime.LinkException;

/** Whether the JVM has the Vector API. */
public final class VectorApi {

    private static final String MODULE = "jdk.incubator.vector";
    /** HotSpot of older versions computes some conversions wrongly, and does not keep all vectors in registers. */
    private static final int OLDEST = 25;

    private VectorApi() {}

    /** @throws LinkException if it has not */
    public static void check() {
        if (Runtime.version().feature() < OLDEST) {
            throw new LinkException("compiled with --simd=vector, which needs Java " + OLDEST + " or later: this is "
                    + Runtime.version().feature());
        }
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            throw new LinkException("compiled with --simd=vector, which needs the module " + MODULE
                    + ": java --add-modules " + MODULE + " ...");
        }
    }
}

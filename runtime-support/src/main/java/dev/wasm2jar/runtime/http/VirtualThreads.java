package dev.wasm2jar.runtime.http;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Virtual threads, which Java has since 21. Loaded when there are more connections than platform threads. */
final class VirtualThreads {

    private VirtualThreads() {}

    static boolean exist() {
        return Runtime.version().feature() >= 21;
    }

    /** Runs each task in a virtual thread of its own. */
    static Executor executor() {
        try {
            return (Executor) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException absent) {
            throw new IllegalStateException("virtual threads are not there", absent);
        }
    }
}

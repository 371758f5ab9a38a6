package dev.wasm2jar.runtime.launch;

import dev.wasm2jar.runtime.serve.Limits;

/** What host options say of the limits of requests. A class of its own, which programs that serve nothing do without. */
public final class RequestLimits {

    private RequestLimits() {}

    /** Limits, with those to memory and stack that the options set. */
    public static Limits of(HostOptions options, Limits limits) {
        Limits all = options.memoryBytes() == Long.MAX_VALUE ? limits : limits.withMemory(options.memoryBytes());
        return options.stack() == HostOptions.DEFAULT_STACK ? all : all.withStack(options.stack());
    }
}

package dev.wasm2jar.runtime.monitor;

/** Something that has metrics. */
public interface MetricSource {

    /** Writes their values of now. Called by any thread. */
    void write(MetricsText target);
}

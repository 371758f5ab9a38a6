package dev.wasm2jar.runtime.monitor;

/** What the JVM says of itself, as far as asking costs nothing. The names are those of Prometheus' client for Java. */
public final class JvmMetrics implements MetricSource {

    @Override
    public void write(MetricsText target) {
        Runtime runtime = Runtime.getRuntime();
        target.gauge("jvm_memory_used_bytes", "Bytes of the heap in use, and those of garbage.")
                .value("area", "heap", runtime.totalMemory() - runtime.freeMemory());
        target.gauge("jvm_memory_committed_bytes", "Bytes that the heap has.")
                .value("area", "heap", runtime.totalMemory());
        target.gauge("jvm_memory_max_bytes", "Bytes that the heap can have.")
                .value("area", "heap", runtime.maxMemory());
    }
}

package dev.wasm2jar.runtime.monitor;

import dev.wasm2jar.runtime.serve.IsolateCounts;
import dev.wasm2jar.runtime.serve.Isolates;

/** What {@link Isolates} count. */
public final class IsolateMetrics implements MetricSource {

    private final Isolates<?> isolates;

    public IsolateMetrics(Isolates<?> isolates) {
        this.isolates = isolates;
    }

    @Override
    public void write(MetricsText target) {
        IsolateCounts counts = isolates.counts();
        target.counter("wasm_cold_starts_total", "Instances that were made, each for a request that found none.")
                .value(counts.created());
        target.gauge("wasm_instances", "Instances that there are.").value(counts.alive());
        target.gauge("wasm_requests_running", "Requests that run in instances.").value(counts.running());
        target.gauge("wasm_requests_waiting", "Requests that wait for others to end.").value(counts.waiting());
        target.counter("wasm_requests_refused_total", "Requests that did not run, as too many waited.")
                .value(counts.refused());
        target.counter("wasm_timeouts_total", "Requests that took too long.").value(counts.timeouts());
        target.counter("wasm_traps_total", "Requests that ended in a trap.").value(counts.traps());
        target.gauge("wasm_memory_pooled_bytes", "Bytes of memories that wait for use.").value(counts.pooledBytes());
    }
}

package dev.wasm2jar.runtime.monitor;

import dev.wasm2jar.runtime.http.HttpObserver;
import dev.wasm2jar.runtime.http.HttpRequest;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Counts requests, by status, and how long they take. */
public final class HttpMetrics implements HttpObserver, MetricSource {

    private static final int FIRST_STATUS = 100;
    private static final int STATUSES = 500;

    /** The upper bounds of the histogram, in microseconds; those of Prometheus' clients, and smaller ones. */
    private static final int[] BOUNDS = {
        100, 250, 500, 1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000,
        5_000_000, 10_000_000
    };

    private static final double MICROSECONDS_PER_SECOND = 1e6;

    private final AtomicInteger inFlight = new AtomicInteger();
    private final LongAdder[] byStatus = new LongAdder[STATUSES];
    private final LongAdder[] byDuration = new LongAdder[BOUNDS.length + 1];
    private final LongAdder microseconds = new LongAdder();
    private final LongAdder responseBytes = new LongAdder();
    private final LongAdder failures = new LongAdder();

    public HttpMetrics() {
        for (int i = 0; i < byDuration.length; i++) {
            byDuration[i] = new LongAdder();
        }
    }

    @Override
    public void begun(HttpRequest request) {
        inFlight.incrementAndGet();
    }

    @Override
    public void ended(HttpRequest request, int status, long bytes, long nanoseconds) {
        status(status).increment();
        responseBytes.add(bytes);
        if (request == null) {
            return;
        }
        inFlight.decrementAndGet();
        long duration = nanoseconds / 1000;
        microseconds.add(duration);
        int bucket = 0;
        while (bucket < BOUNDS.length && duration > BOUNDS[bucket]) {
            bucket++;
        }
        byDuration[bucket].increment();
    }

    @Override
    public void failed(HttpRequest request, Throwable failure) {
        failures.increment();
    }

    private LongAdder status(int status) {
        LongAdder counter = byStatus[status - FIRST_STATUS];
        if (counter == null) {
            synchronized (byStatus) {
                counter = byStatus[status - FIRST_STATUS];
                if (counter == null) {
                    counter = new LongAdder();
                    byStatus[status - FIRST_STATUS] = counter;
                }
            }
        }
        return counter;
    }

    @Override
    public void write(MetricsText target) {
        target.counter("http_requests_total", "Responses, by status code.");
        for (int i = 0; i < STATUSES; i++) {
            if (byStatus[i] != null) {
                target.value("code", Integer.toString(FIRST_STATUS + i), byStatus[i].sum());
            }
        }
        target.gauge("http_requests_in_flight", "Requests that are being answered.").value(inFlight.get());
        target.counter("http_response_bytes_total", "Bytes of responses, header sections included.")
                .value(responseBytes.sum());
        target.counter("http_failures_total", "Requests whose handler failed.").value(failures.sum());
        target.histogram("http_request_duration_seconds",
                "Time from a request's header section to the response's end.");
        long count = 0;
        for (int i = 0; i < BOUNDS.length; i++) {
            count += byDuration[i].sum();
            target.part("_bucket", "{le=\"" + BOUNDS[i] / MICROSECONDS_PER_SECOND + "\"}", Long.toString(count));
        }
        count += byDuration[BOUNDS.length].sum();
        target.part("_bucket", "{le=\"+Inf\"}", Long.toString(count));
        target.part("_sum", "", Double.toString(microseconds.sum() / MICROSECONDS_PER_SECOND));
        target.part("_count", "", Long.toString(count));
    }
}

package dev.wasm2jar.runtime.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it learns. */
final class RecordingObserver implements HttpObserver {

    final List<Integer> statuses = new CopyOnWriteArrayList<>();
    final List<Throwable> failures = new CopyOnWriteArrayList<>();

    @Override
    public void begun(HttpRequest request) {}

    @Override
    public void ended(HttpRequest request, int status, long bytes, long nanoseconds) {
        statuses.add(status);
    }

    @Override
    public void failed(HttpRequest request, Throwable failure) {
        failures.add(failure);
    }
}

package dev.wasm2jar.runtime.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it learns. */
final class RecordingObserver implements HttpObserver {

    /** Of requests that ended; "-" if there was none. */
    final List<String> paths = new CopyOnWriteArrayList<>();
    final List<Integer> statuses = new CopyOnWriteArrayList<>();
    final List<Throwable> failures = new CopyOnWriteArrayList<>();

    @Override
    public void begun(HttpRequest request) {}

    @Override
    public void ended(HttpRequest request, int status, long bytes, long nanoseconds) {
        paths.add(request == null ? "-" : request.path());
        statuses.add(status);
    }

    @Override
    public void failed(HttpRequest request, Throwable failure) {
        failures.add(failure);
    }
}

package dev.wasm2jar.runtime.monitor;

import dev.wasm2jar.runtime.http.HttpObserver;
import dev.wasm2jar.runtime.http.HttpRequest;

/** Several observers, each of which learns of everything. */
public final class Observers implements HttpObserver {

    private final HttpObserver[] all;

    public Observers(HttpObserver... all) {
        this.all = all.clone();
    }

    @Override
    public void begun(HttpRequest request) {
        for (HttpObserver each : all) {
            each.begun(request);
        }
    }

    @Override
    public void ended(HttpRequest request, int status, long bytes, long nanoseconds) {
        for (HttpObserver each : all) {
            each.ended(request, status, bytes, nanoseconds);
        }
    }

    @Override
    public void failed(HttpRequest request, Throwable failure) {
        for (HttpObserver each : all) {
            each.failed(request, failure);
        }
    }
}

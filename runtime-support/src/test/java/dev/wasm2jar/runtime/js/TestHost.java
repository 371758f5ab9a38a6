package dev.wasm2jar.runtime.js;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A clock that goes only when it is waited for, numbers that are not random, and a console that remembers. */
final class TestHost implements JsClock, JsRandom, ConsoleSink {

    final List<String> lines = new ArrayList<>();
    private final ZoneId zone;
    private double elapsed;

    TestHost() {
        this(ZoneId.of("UTC"));
    }

    TestHost(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public double now() {
        return 1_700_000_000_000.0;
    }

    @Override
    public double elapsed() {
        return elapsed;
    }

    @Override
    public void sleep(double milliseconds) {
        elapsed += milliseconds;
    }

    @Override
    public ZoneId zone() {
        return zone;
    }

    @Override
    public double next() {
        return 0.5;
    }

    @Override
    public void fill(byte[] target, int start, int length) {
        for (int i = 0; i < length; i++) {
            target[start + i] = (byte) (i + 1);
        }
    }

    @Override
    public void write(String level, String message) {
        lines.add(level + ": " + message);
    }
}

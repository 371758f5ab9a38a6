package dev.wasm2jar.runtime.js;

import java.time.ZoneId;

/** The clock of the machine. */
final class SystemClock implements JsClock {

    private final long origin = System.nanoTime();

    @Override
    public double now() {
        return System.currentTimeMillis();
    }

    @Override
    public double elapsed() {
        return (System.nanoTime() - origin) / 1e6;
    }

    @Override
    public ZoneId zone() {
        return ZoneId.systemDefault();
    }
}

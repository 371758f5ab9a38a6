package dev.wasm2jar.benchmarks.compare;

import java.io.IOException;

/** A run was not waited for to its end. */
final class TooLong extends IOException {

    private static final long serialVersionUID = 1;

    private final double seconds;

    TooLong(String what, double seconds) {
        super(String.format(java.util.Locale.ROOT, "%s takes more than %.0f seconds", what, seconds));
        this.seconds = seconds;
    }

    double seconds() {
        return seconds;
    }
}

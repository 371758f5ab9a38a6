package dev.wasm2jar.runtime.js;

/** Where {@code console} writes. */
public interface ConsoleSink {

    /**
     * Takes a message.
     *
     * @param level {@code log}, {@code debug}, {@code info}, {@code warn}, {@code error} or {@code trace}
     * @param message one or more lines, without a line end
     */
    void write(String level, String message);
}

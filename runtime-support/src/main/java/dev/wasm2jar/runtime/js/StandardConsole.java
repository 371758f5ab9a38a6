package dev.wasm2jar.runtime.js;

/** Writes what {@code console} says to the standard error stream: standard output is for a program's answer. */
final class StandardConsole implements ConsoleSink {

    @Override
    public void write(String level, String message) {
        System.err.println(message);
    }
}

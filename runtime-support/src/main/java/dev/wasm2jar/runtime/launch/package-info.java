/**
 * Runs a compiled WASI command as a process: what stands between {@code java -jar function.jar} and {@code _start}.
 *
 * <p>This is the start path, so the rules of {@link dev.wasm2jar.runtime} are kept most strictly here, and what only an
 * error or a request for help needs is in classes of its own, which a good start never loads.
 */
package dev.wasm2jar.runtime.launch;

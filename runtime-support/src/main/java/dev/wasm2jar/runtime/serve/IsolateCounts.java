package dev.wasm2jar.runtime.serve;

/**
 * What has happened so far, for metrics.
 *
 * @param created isolates that were made
 * @param alive isolates that there are now
 * @param running requests that run now
 * @param waiting requests that wait for others to end
 * @param refused requests that were not run, because too many waited
 * @param timeouts requests that took too long
 * @param traps requests that ended in a trap, timeouts not among them
 * @param pooledBytes bytes of memories that wait for use
 */
public record IsolateCounts(
        long created, long alive, int running, int waiting, long refused, long timeouts, long traps, long pooledBytes) {}

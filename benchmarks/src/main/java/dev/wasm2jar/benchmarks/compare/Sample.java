package dev.wasm2jar.benchmarks.compare;

/**
 * One run of a program.
 *
 * @param wall milliseconds that it took
 * @param cpu milliseconds that the thread (natively, the process) that ran it was on a processor
 * @param output the SHA-256 of its standard output
 */
record Sample(double wall, double cpu, String output) {}

/**
 * Compares wasm2jar with other engines and with native code: each engine is a process of its own, all run the same programs
 * in turn, and a report says what came out.
 */
package dev.wasm2jar.benchmarks.compare;

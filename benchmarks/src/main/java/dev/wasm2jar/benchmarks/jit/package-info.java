/** Tells from HotSpot's own log what it made of a module's methods. */
package dev.wasm2jar.benchmarks.jit;

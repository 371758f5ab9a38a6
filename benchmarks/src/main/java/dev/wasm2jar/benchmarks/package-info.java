/** Benchmarks: the same work in compiled modules, in native code and in other engines. */
package dev.wasm2jar.benchmarks;

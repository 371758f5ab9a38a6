/** Memories beyond WebAssembly 1.0: 64-bit, larger than 2 GiB, shared between threads. */
package dev.wasm2jar.testsuite.memory;

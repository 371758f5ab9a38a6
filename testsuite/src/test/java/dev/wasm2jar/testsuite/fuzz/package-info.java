/** Compares the compiler with V8 on random modules; see {@code docs/fuzzing.md}. */
package dev.wasm2jar.testsuite.fuzz;

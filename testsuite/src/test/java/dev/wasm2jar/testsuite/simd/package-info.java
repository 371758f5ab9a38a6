/** Vectors beyond the official suite: at the borders of functions and instances, and without allocation. */
package dev.wasm2jar.testsuite.simd;

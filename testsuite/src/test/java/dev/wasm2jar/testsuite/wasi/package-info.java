/** The official test suite of WASI preview 1. */
package dev.wasm2jar.testsuite.wasi;

/** Objects of WebAssembly: structures, arrays and references, beyond what the official suite tests. */
package dev.wasm2jar.testsuite.heap;

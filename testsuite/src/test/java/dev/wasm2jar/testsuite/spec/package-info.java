/** The official test suite of the WebAssembly specification, run against compiled modules. */
package dev.wasm2jar.testsuite.spec;

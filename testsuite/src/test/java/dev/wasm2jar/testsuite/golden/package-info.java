/** The bytecode of small functions, as it should be. */
package dev.wasm2jar.testsuite.golden;

/**
 * Passes over the intermediate representation and what they measure it with. A pass takes a function and returns a
 * function; none keeps state between functions, so functions can be compiled in parallel.
 */
package dev.wasm2jar.compiler.ir.pass;

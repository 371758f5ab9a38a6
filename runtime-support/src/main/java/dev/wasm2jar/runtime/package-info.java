/**
 * What a compiled module needs at run time: instances, memories, tables, globals, function references and traps.
 *
 * <p>This code ships inside every jar and runs on the start path, so it has no dependencies and uses no reflection, no
 * lambdas, no string formatting and no regular expressions. Names follow the WebAssembly Core Specification, chapter 4.
 */
package dev.wasm2jar.runtime;

/** Generates the Java classes of a wasm-bindgen module: what Java code calls, and what the module calls. */
package dev.wasm2jar.compiler.bindgen.emit;

/**
 * Reads the JavaScript that wasm-bindgen's command line writes beside a module: it is all that has the types of its
 * functions.
 */
package dev.wasm2jar.compiler.bindgen.glue;

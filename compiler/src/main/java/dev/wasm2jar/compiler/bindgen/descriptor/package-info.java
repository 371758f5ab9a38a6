/**
 * The types of functions, as the module's describe functions tell them: each informs the host of a sequence of numbers,
 * when it is called.
 */
package dev.wasm2jar.compiler.bindgen.descriptor;

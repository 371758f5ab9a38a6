/**
 * The custom section that wasm-bindgen's macros leave in a module, as data. Its layout has changed many times; {@link
 * dev.wasm2jar.compiler.bindgen.metadata.Schema} knows all layouts from version 0.2.83 on.
 */
package dev.wasm2jar.compiler.bindgen.metadata;

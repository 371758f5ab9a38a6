/**
 * What classes generated for wasm-bindgen modules need when they run: JavaScript values behind handles, strings and arrays
 * in the module's memory, objects of exported classes.
 */
package dev.wasm2jar.runtime.bindgen;

/**
 * The WebAssembly module as data, its binary parser and its validator.
 *
 * <p>Names follow the WebAssembly Core Specification 3.0; comments cite its sections. Nothing here knows of the IR or
 * of the JVM.
 */
package dev.wasm2jar.compiler.wasm;

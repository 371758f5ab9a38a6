/** Modules made with wasm-bindgen, as libraries and as workers. */
package dev.wasm2jar.testsuite.bindgen;

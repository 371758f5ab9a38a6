/**
 * Functions of wasm-bindgen modules as HTTP services: routes lead requests to functions, whose results are the responses.
 */
package dev.wasm2jar.runtime.worker;

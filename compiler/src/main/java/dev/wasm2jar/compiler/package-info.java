/** The compiler as a library: from the bytes of a WebAssembly module to class files. */
package dev.wasm2jar.compiler;

/** From WebAssembly to the intermediate representation: one pass over the validated instructions of each function. */
package dev.wasm2jar.compiler.ir.build;

/** Runs an initialiser when a module is compiled, and makes what it did the state that instances begin with. */
package dev.wasm2jar.compiler.preinit;

/** The output jar: what is in it, and how it is written. */
package dev.wasm2jar.compiler.jar;

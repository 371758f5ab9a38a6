/** Which imports the runtime provides, and which it does not. */
package dev.wasm2jar.compiler.host;

/** {@code wasm2jar inspect}: what is in a module. */
package dev.wasm2jar.cli.inspect;

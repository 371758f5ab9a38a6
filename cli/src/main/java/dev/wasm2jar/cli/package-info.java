/** The command line {@code wasm2jar}: one class per command, and what they share. */
package dev.wasm2jar.cli;

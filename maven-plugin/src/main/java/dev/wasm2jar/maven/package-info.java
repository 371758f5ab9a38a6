/** The Maven plugin: {@code wasm2jar:compile} and {@code wasm2jar:jar}. */
package dev.wasm2jar.maven;

package dev.wasm2jar.compiler.jar;

/**
 * A file in a jar.
 *
 * @param path with slashes between its parts
 */
public record JarEntry(String path, byte[] bytes) {}

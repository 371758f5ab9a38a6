package dev.wasm2jar.compiler.driver;

/**
 * A module to link with a program.
 *
 * @param name under which the program, and modules that are linked after this one, import from it
 */
public record Link(String name, InputFile file) {}

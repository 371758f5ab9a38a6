package dev.wasm2jar.maven;

import dev.wasm2jar.compiler.jar.JavaApi;

/**
 * A method of the abstract class by which source calls class files, and the static method that it stands for.
 *
 * @param declared with its name in that class
 * @param owner internal name of the class with the static method
 * @param method the name of the static method
 */
record Delegate(JavaApi.Method declared, String owner, String method) {}

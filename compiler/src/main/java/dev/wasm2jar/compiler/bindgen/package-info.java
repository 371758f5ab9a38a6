/**
 * Modules made with wasm-bindgen: what their authors declared is read from the module, and becomes typed Java. Nothing of
 * JavaScript is needed, neither when a module is compiled nor when it runs.
 *
 * <p>{@code metadata} decodes the section, {@code descriptor} the types that the module's own describe functions tell,
 * {@code emit} generates classes. {@link dev.wasm2jar.compiler.bindgen.BindgenCompiler} does it all.
 */
package dev.wasm2jar.compiler.bindgen;

/**
 * JavaScript's objects and built-in functions in Java, without JavaScript: what functions in Rust reach through js-sys and
 * web-sys when wasm-bindgen made their imports. Chapters are those of ECMA-262.
 *
 * <p>Values are Java objects:
 * <table>
 * <caption>JavaScript values in Java</caption>
 * <tr><td>undefined</td><td>{@link dev.wasm2jar.runtime.js.JsUndefined#UNDEFINED}</td></tr>
 * <tr><td>null</td><td>{@code null}</td></tr>
 * <tr><td>boolean</td><td>{@link java.lang.Boolean}</td></tr>
 * <tr><td>number</td><td>{@link java.lang.Double}, never another kind of number</td></tr>
 * <tr><td>string</td><td>{@link java.lang.String}, in both worlds a sequence of UTF-16 units</td></tr>
 * <tr><td>bigint</td><td>{@link java.math.BigInteger}</td></tr>
 * <tr><td>symbol</td><td>{@link dev.wasm2jar.runtime.js.JsSymbol}</td></tr>
 * <tr><td>object</td><td>{@link dev.wasm2jar.runtime.js.JsObject} and its subclasses; any other Java object is an object
 * without properties</td></tr>
 * <tr><td>function</td><td>{@link dev.wasm2jar.runtime.js.JsFunction}</td></tr>
 * </table>
 * What is thrown is a {@link dev.wasm2jar.runtime.js.JsException} with the value.
 *
 * <p>A {@link dev.wasm2jar.runtime.js.JsContext} is the world of one instance; nothing is static. What a global does is in
 * a class of its own: a {@code Library} for programs that find it by name, and public static methods that compiled imports
 * are bound to directly ({@link dev.wasm2jar.runtime.js.JsBinding}), so that a jar holds only what its program reaches.
 */
package dev.wasm2jar.runtime.js;

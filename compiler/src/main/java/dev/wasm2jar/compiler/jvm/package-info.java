/**
 * The backend: from the intermediate representation to class files, with ASM. It knows nothing of the WebAssembly binary
 * format.
 *
 * <p>Every emitted method keeps two rules. Its code is below {@link dev.wasm2jar.compiler.jvm.MethodLimits#MAX_CODE}
 * bytes, since HotSpot never compiles larger methods. And its operand stack is empty at every jump and jump target, so
 * that loops can be compiled while they run (on-stack replacement) and stack map frames are one byte each.
 */
package dev.wasm2jar.compiler.jvm;

package dev.wasm2jar.compiler.ir.pass;

/**
 * How large the methods of a function that is cut may be, in bytes of {@link CodeSize}.
 *
 * @param limit no method is larger, but for those with a dispatch
 * @param target the size of pieces, if there is a choice
 * @param dispatch the size up to which the loop of an interpreter keeps its dispatch and the calls of its pieces together;
 *     not below the limit
 */
record MethodSizes(int limit, int target, int dispatch) {}

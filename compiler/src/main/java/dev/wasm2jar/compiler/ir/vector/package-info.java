/**
 * Vectors as scalars: the pass after which a function has no value of 128 bits any more.
 *
 * <p>A vector is kept in one of four {@linkplain dev.wasm2jar.compiler.ir.vector.VectorShape shapes}. {@link
 * dev.wasm2jar.compiler.ir.vector.ShapeSelection} chooses one for each local, by the operations that make and take its
 * values; {@link dev.wasm2jar.compiler.ir.vector.VectorRules} says for each operation which shapes it works on, and what
 * becomes of it; {@link dev.wasm2jar.compiler.ir.vector.ScalarizeVectors} rewrites the function.
 *
 * <p>Where a vector crosses the border of a function, as a parameter, a result or a global, it is two numbers of 64 bits.
 */
package dev.wasm2jar.compiler.ir.vector;

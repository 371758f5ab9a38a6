/**
 * The intermediate representation: structured control flow over small expression trees.
 *
 * <p>Invariants of every {@link dev.wasm2jar.compiler.ir.IrFunction}:
 *
 * <ul>
 *   <li>Values flow through {@linkplain dev.wasm2jar.compiler.ir.Local locals} only. A branch carries no values, and no
 *       value stays on an operand stack across a statement.
 *   <li>There are no blocks: a {@linkplain dev.wasm2jar.compiler.ir.Statement.Mark mark} in a statement list is a target
 *       for branches from statements before it (in the same list or nested in them). Only loops, ifs and tries nest.
 *   <li>An expression has no side effects except that it may trap. {@linkplain
 *       dev.wasm2jar.compiler.ir.Expression.Effect Effects} (calls, growing) stand only at the root of a statement.
 *       Any operand can therefore be computed earlier, into a local, by a statement put right before its own.
 * </ul>
 */
package dev.wasm2jar.compiler.ir;

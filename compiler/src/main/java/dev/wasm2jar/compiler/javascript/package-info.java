/**
 * JavaScript as data: a parser for scripts and modules, after ECMA-262. It reads what tools write, and takes for granted that the
 * program is valid; what no reader asks for, such as the parts of a loop, is passed over. Nothing is ever run.
 */
package dev.wasm2jar.compiler.javascript;

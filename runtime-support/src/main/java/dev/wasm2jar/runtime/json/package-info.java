/**
 * JSON (RFC 8259): a reader and a writer without dependencies, small enough to ship inside jars. Neither recurses, so that
 * deep nesting exhausts no stack.
 */
package dev.wasm2jar.runtime.json;

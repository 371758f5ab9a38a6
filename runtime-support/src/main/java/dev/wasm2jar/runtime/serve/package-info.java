/**
 * Running requests in instances: which instance a request gets, and how much of time, memory, stack and output it may
 * use. {@link dev.wasm2jar.runtime.serve.Isolates} is the way in.
 */
package dev.wasm2jar.runtime.serve;

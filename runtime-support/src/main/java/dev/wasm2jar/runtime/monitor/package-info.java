/**
 * What operators see of a server: a line for each request, metrics, and whether it is well. Nothing of it is loaded
 * unless it is asked for.
 */
package dev.wasm2jar.runtime.monitor;

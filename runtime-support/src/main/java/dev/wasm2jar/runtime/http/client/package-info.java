/** HTTP requests of functions to others: to hosts that are allowed, within limits. */
package dev.wasm2jar.runtime.http.client;

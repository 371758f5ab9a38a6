/** Logs: what guests print, and what goes wrong, by way of the JVM's loggers. */
package dev.wasm2jar.runtime.log;

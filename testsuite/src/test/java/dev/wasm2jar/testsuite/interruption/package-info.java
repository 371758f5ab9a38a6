/** Instances that are interrupted while they run, and requests that are stopped that way. */
package dev.wasm2jar.testsuite.interruption;

/** Makes small modules for tests. */
package dev.wasm2jar.testsuite.binary;

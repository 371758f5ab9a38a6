/**
 * Conformance suites, guests and end-to-end tests: everything goes through the compile path that users get.
 *
 * <p>The official suites and the guest programs are not part of the repository. See {@link
 * dev.wasm2jar.testsuite.SharedFolder} for where they are looked for, and what happens when they are missing.
 */
package dev.wasm2jar.testsuite;

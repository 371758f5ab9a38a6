/** The Maven plugin in projects that a real Maven builds. */
package dev.wasm2jar.testsuite.maven;

/** The examples, in projects that real build tools build: Maven, by the plugin, and Gradle. */
package dev.wasm2jar.testsuite.builds;

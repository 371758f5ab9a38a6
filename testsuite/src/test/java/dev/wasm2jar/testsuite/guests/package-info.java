/** Our own guest programs: in this JVM, and as jars in processes of their own. */
package dev.wasm2jar.testsuite.guests;

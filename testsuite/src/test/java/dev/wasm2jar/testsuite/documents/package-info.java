/** The documents do what they say: their commands are run. */
package dev.wasm2jar.testsuite.documents;

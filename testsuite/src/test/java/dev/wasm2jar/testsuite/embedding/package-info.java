/** What Java programs do with compiled modules: many instances, linking, calls. */
package dev.wasm2jar.testsuite.embedding;

/** Code that HotSpot's compilers are known to get wrong, or might. */
package dev.wasm2jar.testsuite.jit;

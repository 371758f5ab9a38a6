/** Functions of the sizes and depths that real modules have, from the binary to the result of a call. */
package dev.wasm2jar.testsuite.limits;

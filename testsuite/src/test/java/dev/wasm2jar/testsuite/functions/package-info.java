/** Programs deployed as functions: real jars in real processes, asked over real sockets. */
package dev.wasm2jar.testsuite.functions;

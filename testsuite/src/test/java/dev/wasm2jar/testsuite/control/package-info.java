/** Tail calls, exceptions and function references beyond what the official suite asks. */
package dev.wasm2jar.testsuite.control;

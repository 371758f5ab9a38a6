package dev.wasm2jar.testsuite.fuzz;

import java.util.List;

/** Runs a module and tells what it did, a line for each call and for what is left in the end. */
interface Observer {

    /** @throws Inconclusive if nothing can be said, e.g. because the stack was too small */
    List<String> observe(Subject subject) throws Inconclusive;

    /** A module, and what to call: all that an oracle needs to know. */
    record Subject(byte[] binary, List<Call> calls) {}

    /** Arguments in the form "i32:5", floating-point ones as hexadecimal bits. */
    record Call(String export, List<String> arguments, List<String> results) {}

    /** No observation. */
    final class Inconclusive extends Exception {
        private static final long serialVersionUID = 1L;

        Inconclusive(String message) {
            super(message);
        }
    }
}

package dev.wasm2jar.compiler.ir;

import java.util.Set;

/**
 * Where the code of a module checks whether it is to stop, if it can be stopped at all: in every loop, and when functions
 * are called through which calls may go round and round. That takes time without any loop: a function that calls itself
 * twice makes a million million calls before it is forty deep.
 *
 * @param entries indices of the functions that check when they are called; every cycle of calls leads through one
 */
public record InterruptChecks(Set<Integer> entries) {

    public InterruptChecks {
        entries = Set.copyOf(entries);
    }
}

package dev.wasm2jar.compiler.ir.pass;

import java.util.List;
import java.util.Optional;

/**
 * A list after cutting.
 *
 * @param driver calls the pieces
 * @param pieces makes the pieces: only to be run if the cut is used
 * @param escape the branches out of the driver, if they are left to the surrounding list
 */
record Cut(List<Item> driver, Runnable pieces, Optional<Escape> escape) {}

package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Local;
import java.util.List;

/**
 * Branches out of a nested list to so many labels that it leaves the choice to the list around it: it sets a local to
 * the number of the target and branches to one label, which the surrounding list puts after the statement that nests the
 * list, before a switch.
 *
 * @param label where the surrounding list dispatches
 * @param choice the local with the number of the target
 */
record Escape(Label label, Local choice, List<Label> targets) {}

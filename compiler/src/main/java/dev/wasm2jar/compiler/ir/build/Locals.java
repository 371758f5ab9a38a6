package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The locals of a function that is being built: those of the module, and one per height and type of the operand stack
 * for values that must be kept.
 */
final class Locals {

    private final List<Local> all = new ArrayList<>();
    private final List<Map<Type, Local>> slots = new ArrayList<>();
    private int declared;

    Local add(Type type) {
        Local local = new Local(all.size(), type);
        all.add(local);
        return local;
    }

    /** All locals that are added from here on are the compiler's. */
    void endDeclarations() {
        declared = all.size();
    }

    /** The parameters and the declared locals. */
    List<Local> declared() {
        return all.subList(0, declared);
    }

    Local get(int index) {
        return all.get(index);
    }

    /** The local that keeps a value of that type at that height of the operand stack. */
    Local slot(int height, Type type) {
        while (slots.size() <= height) {
            slots.add(new HashMap<>(4));
        }
        return slots.get(height).computeIfAbsent(type, this::add);
    }

    List<Local> all() {
        return all;
    }
}

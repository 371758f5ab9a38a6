package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Moves statements to another function, with locals of its own: parameters first, all others as they are met. */
final class LocalRenaming {

    private final Map<Local, Local> renamed = new HashMap<>();
    private final List<Local> locals = new ArrayList<>();

    /** @param parameters the locals that become the parameters */
    LocalRenaming(List<Local> parameters) {
        parameters.forEach(this::local);
    }

    /** The locals of the other function. */
    List<Local> locals() {
        return locals;
    }

    List<Statement> list(List<Statement> statements) {
        return Rewriting.withLocals(statements, this::local);
    }

    private Local local(Local local) {
        return renamed.computeIfAbsent(local, old -> {
            var fresh = new Local(locals.size(), old.type());
            locals.add(fresh);
            return fresh;
        });
    }
}

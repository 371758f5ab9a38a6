package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.IrFunction;
import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Type;
import java.util.ArrayList;
import java.util.List;

/** New locals and labels for one function. */
final class FreshNames {

    private final IrFunction function;
    private final List<Local> locals;
    private int labels;

    FreshNames(IrFunction function) {
        this.function = function;
        locals = new ArrayList<>(function.locals());
        labels = function.labels();
    }

    Local local(Type type) {
        Local local = new Local(locals.size(), type);
        locals.add(local);
        return local;
    }

    /** Takes back all locals from this index on. */
    void release(int index) {
        locals.subList(index, locals.size()).clear();
    }

    Label label() {
        return new Label(labels++);
    }

    /** The function with these names and another body. */
    IrFunction with(List<Statement> body) {
        return new IrFunction(function.index(), function.name(), function.signature(), locals, labels, body);
    }

    /** All locals: those of the function, then the new ones. */
    List<Local> locals() {
        return locals;
    }

    /** All label ids are below. */
    int labels() {
        return labels;
    }
}

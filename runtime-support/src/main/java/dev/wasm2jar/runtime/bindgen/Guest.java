package dev.wasm2jar.runtime.bindgen;

import dev.wasm2jar.runtime.Memory;
import dev.wasm2jar.runtime.Table;
import dev.wasm2jar.runtime.Trap;
import dev.wasm2jar.runtime.js.JsContext;
import dev.wasm2jar.runtime.js.JsException;

/**
 * The host's side of an instance of a wasm-bindgen module. A generated class extends it with what the module exports for
 * its host; generated code calls it, nobody else needs to.
 *
 * <p>For one thread at a time, like the instance.
 */
public abstract class Guest {

    /** The module's memory. Set when the module is instantiated. */
    public Memory memory;

    /** The JavaScript values that the module holds. */
    public final Handles handles;

    /** The JavaScript world of the instance. */
    public final JsContext context;

    /** The number of elements of what was passed to the module last. */
    public int length;

    /** The memory as a JavaScript object, once it has been asked for. */
    Object memoryObject;

    private int depth;
    private String panicMessage;
    private PanicException panic;

    /** @param firstHandle the number of the handle of {@code undefined}, see {@link HeapHandles} */
    protected Guest(int firstHandle, JsContext context) {
        this.handles = new HeapHandles(firstHandle);
        this.context = context;
    }

    /** Of a module that passes JavaScript values as references. */
    protected Guest(JsContext context) {
        this.handles = new TableHandles(this);
        this.context = context;
    }

    /** Allocates memory of the module. */
    protected int malloc(int size, int alignment) {
        throw ObjectErrors.missing("__wbindgen_malloc");
    }

    /** Frees memory of the module; nothing happens if the size is 0. */
    protected void free(int address, int size, int alignment) {
        throw ObjectErrors.missing("__wbindgen_free");
    }

    /** Moves the module's stack pointer by some bytes and returns where it is then. */
    protected int moveStack(int distance) {
        return 0;
    }

    /** Leaves an exception for the module to find when the import returns that threw it. */
    protected void storeException(int handle) {
        throw ObjectErrors.missing("__wbindgen_exn_store");
    }

    /** The module's table of references that have handles. */
    protected Table references() {
        throw ObjectErrors.missing("__wbindgen_externrefs");
    }

    /** A free place in that table. */
    protected int allocateReference() {
        throw ObjectErrors.missing("__externref_table_alloc");
    }

    /** Gives a place in that table up. */
    protected void freeReference(int handle) {
        throw ObjectErrors.missing("__externref_table_dealloc");
    }

    /** Gives the places up that an array in memory has. */
    protected void freeReferences(int address, int length) {
        throw ObjectErrors.missing("__externref_drop_slice");
    }

    /**
     * Calls a closure of the module.
     *
     * @param type the number of the closure's type among those of the module
     * @throws GuestException if it returns an error
     */
    protected Object callClosure(int type, int first, int second, Object[] arguments) throws GuestException {
        throw ObjectErrors.missing("closures");
    }

    /** Whether closures of a type must not be called while they run. */
    protected boolean isExclusive(int type) {
        return false;
    }

    /** Frees a closure of the module. */
    protected void dropClosure(int type, int first, int second) {
        throw ObjectErrors.missing("closures");
    }

    /**
     * Begins a call of the module.
     *
     * @param size bytes that are needed on the stack for results
     * @return the address of these bytes
     * @throws PanicException if the module has panicked before
     */
    public final int enter(int size) {
        if (panic != null) {
            throw panic.again();
        }
        if (depth++ == 0) {
            panicMessage = null;
            context.reportRejections();
        }
        return moveStack(-size);
    }

    /**
     * Ends a call of the module that has returned. After the outermost one, what promises wait for runs.
     *
     * @param size as given to {@link #enter}
     */
    public final void leave(int size) {
        if (size != 0) {
            moveStack(size);
        }
        if (--depth == 0) {
            context.runMicrotasks();
        }
    }

    /**
     * Ends a call of the module that has thrown.
     *
     * @param stack where its stack pointer was before the call
     * @return what to throw
     * @throws Error if that is what the module has thrown, except for an exhausted stack
     */
    public final RuntimeException fail(Throwable failure, int stack) {
        depth--;
        if (failure instanceof JsException) {
            moveStack(stack - moveStack(0));
            return (JsException) failure;
        }
        if (failure instanceof Trap) {
            panic = new PanicException(panicMessage == null ? failure.getMessage() : panicMessage, failure);
            return panic;
        }
        if (failure instanceof RuntimeException) {
            if (!(failure instanceof PanicException)) {
                moveStack(stack - moveStack(0));
            }
            return (RuntimeException) failure;
        }
        throw (Error) failure;
    }

    /** Notes an error that the module reports: if it is a panic, the module traps next. */
    public final void reported(String message) {
        if (message.contains("panicked at")) {
            panicMessage = message;
        }
    }

    /** Whether the module has panicked, after which it can't be used any more. */
    public final boolean hasPanicked() {
        return panic != null;
    }

    /** Ends an import that has thrown, when the module wants to know about it. */
    public final void caught(JsException exception) {
        storeException(handles.add(exception.value()));
    }
}

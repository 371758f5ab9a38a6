package dev.wasm2jar.runtime.bindgen;

import dev.wasm2jar.runtime.js.JsContext;
import dev.wasm2jar.runtime.js.JsException;
import dev.wasm2jar.runtime.js.JsFunction;

/** A closure of the module as a JavaScript function. */
public final class GuestClosure extends JsFunction {

    private final Guest guest;
    private final int type;
    private int first;
    private final int second;
    private int uses = 1;

    private GuestClosure(Guest guest, int type, int first, int second) {
        this.guest = guest;
        this.type = type;
        this.first = first;
        this.second = second;
    }

    /** A closure that lives until the module or its last use drops it. */
    public static GuestClosure of(Guest guest, int type, int first, int second) {
        return new GuestClosure(guest, type, first, second);
    }

    /** A closure that lives until the import returns that it is an argument of. */
    public static GuestClosure lent(Guest guest, int type, int first, int second) {
        var closure = new GuestClosure(guest, type, first, second);
        // Never the last use: the module owns what it is made of.
        closure.uses++;
        return closure;
    }

    @Override
    public Object call(JsContext context, Object receiver, Object... arguments) {
        int data = first;
        uses++;
        if (guest.isExclusive(type)) {
            // The module finds 0 if it is called while it runs, and says so.
            first = 0;
        }
        try {
            return guest.callClosure(type, data, second, arguments);
        } catch (GuestException error) {
            throw new JsException(error.value());
        } finally {
            if (--uses == 0) {
                guest.dropClosure(type, data, second);
            } else {
                first = data;
            }
        }
    }

    /** Ends the life of a closure that was lent. */
    public void revoke() {
        first = 0;
    }

    /**
     * Drops the module's use of a closure.
     *
     * @return whether it was the last one: then the module frees the closure itself
     */
    public static boolean drop(Object value) {
        var closure = (GuestClosure) value;
        if (--closure.uses == 0) {
            closure.first = 0;
            return true;
        }
        return false;
    }

    /** Drops the module's use of a closure, and frees it if it was the last one: from release 0.2.101 on. */
    public static void release(Object value) {
        var closure = (GuestClosure) value;
        int data = closure.first;
        if (drop(closure)) {
            closure.guest.dropClosure(closure.type, data, closure.second);
        }
    }
}

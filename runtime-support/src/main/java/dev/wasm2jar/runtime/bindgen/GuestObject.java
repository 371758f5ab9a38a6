package dev.wasm2jar.runtime.bindgen;

/**
 * An object of a class that a module exports. It lives in the module's memory until it is closed, or until a function of
 * the module that takes it by value gets it.
 */
public abstract class GuestObject implements AutoCloseable {

    private final Guest guest;
    private int address;

    /** Used by generated code. */
    protected GuestObject(Guest guest, int address) {
        this.guest = guest;
        this.address = address;
    }

    /** Frees an object of this class. */
    protected abstract void free(Guest owner, int object);

    /** Used by generated code. */
    public final Guest owner() {
        return guest;
    }

    /**
     * The object's address. Used by generated code.
     *
     * @throws IllegalStateException if it is gone
     */
    public final int address() {
        if (address == 0) {
            throw ObjectErrors.of(this);
        }
        return address;
    }

    /**
     * The object's address in a module, which may use it. Used by generated code.
     *
     * @throws IllegalArgumentException if it is an object of another instance
     */
    public final int lend(Guest user) {
        if (user != guest) {
            throw ObjectErrors.foreign(this);
        }
        return address();
    }

    /** The object's address in a module, which owns it from then on. Used by generated code. */
    public final int give(Guest user) {
        int given = lend(user);
        address = 0;
        return given;
    }

    /** As {@link #give}, or 0 for null. Used by generated code. */
    public static int giveOptional(Guest user, GuestObject object) {
        return object == null ? 0 : object.give(user);
    }

    /** Frees the object. Nothing happens if it is gone already. */
    @Override
    public final void close() {
        if (address != 0) {
            int object = address;
            address = 0;
            if (!guest.hasPanicked()) {
                free(guest, object);
            }
        }
    }
}

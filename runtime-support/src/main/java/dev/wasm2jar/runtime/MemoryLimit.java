package dev.wasm2jar.runtime;

/**
 * A limit on the memories that a thread makes while this object is open: instances made then get memories that refuse to
 * grow beyond it, and cannot be made at all if they ask for more from the start.
 *
 * <p>It is a scope of the thread and not a parameter of {@code instantiate}, because the limit is the host's business:
 * compiled code neither knows it nor passes it on, and two hosts in one JVM don't meet. To be used in a
 * try-with-resources statement around {@code instantiate}; of nested scopes the smallest limit counts.
 */
public final class MemoryLimit implements AutoCloseable {

    private static final ThreadLocal<MemoryLimit> CURRENT = new ThreadLocal<>();

    private final long bytes;
    private final MemoryLimit enclosing;

    private MemoryLimit(long bytes, MemoryLimit enclosing) {
        this.bytes = bytes;
        this.enclosing = enclosing;
    }

    /** Limits each memory that this thread makes from now on, of whatever kind, to so many bytes. */
    public static MemoryLimit ofBytes(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("negative limit: " + bytes);
        }
        Memory.limited = true;
        var limit = new MemoryLimit(Math.min(bytes, current()), CURRENT.get());
        CURRENT.set(limit);
        return limit;
    }

    /** The bytes that a memory made by this thread may have now. */
    static long current() {
        MemoryLimit limit = CURRENT.get();
        return limit == null ? Long.MAX_VALUE : limit.bytes;
    }

    /** Ends the scope; memories made in it keep their limit. */
    @Override
    public void close() {
        if (enclosing == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(enclosing);
        }
    }
}

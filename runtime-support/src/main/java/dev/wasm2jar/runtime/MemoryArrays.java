package dev.wasm2jar.runtime;

/**
 * Where the arrays of memories come from, if not from the heap of the JVM. Each {@link Memory} asks the one that the
 * thread which makes it has {@linkplain InstanceGroup entered}.
 */
abstract class MemoryArrays {

    /** Whose turn it is on this thread; only asked once {@link Memory#pooled} is set. */
    static final ThreadLocal<MemoryArrays> CURRENT = new ThreadLocal<>();

    /** Gives out an array of zeros of exactly that length. */
    abstract byte[] take(int length);

    /** Notes a memory that was made with an array from here. */
    abstract void add(Memory memory);

    /** An array of that length which begins with the contents of a shorter one, whose use ends. */
    abstract byte[] grow(byte[] contents, int length);
}

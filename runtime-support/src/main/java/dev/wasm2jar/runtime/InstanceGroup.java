package dev.wasm2jar.runtime;

import java.util.ArrayList;

/**
 * Instances that come and go together: those that threads make while they have {@linkplain #enter entered} the group, for
 * example a program and what it is linked to.
 *
 * <p>They are interrupted together, and when the group is closed their memories go back to the pool that they came from.
 */
public final class InstanceGroup implements AutoCloseable {

    private static final ThreadLocal<InstanceGroup> CURRENT = new ThreadLocal<>();

    private final MemoryPool pool;
    private final ArrayList<Memory> memories = new ArrayList<>();
    private final ArrayList<InterruptibleInstance> instances = new ArrayList<>();
    private boolean interrupted;
    /** How many scopes are open. */
    private int inside;

    /** What memories had before they grew. */
    private final ArrayList<byte[]> outgrown = new ArrayList<>();

    private long outgrownBytes;

    /** @param pool where memories come from, or null for the heap of the JVM */
    public InstanceGroup(MemoryPool pool) {
        this.pool = pool;
    }

    /** The group that this thread has entered, or null. */
    public static InstanceGroup current() {
        return CURRENT.get();
    }

    /** Lets this thread make instances of this group until the result is closed. */
    public Scope enter() {
        return new Scope(this);
    }

    private synchronized void count(int change) {
        inside += change;
    }

    /** How long a thread is in a group; to be closed by the thread that entered it. */
    public static final class Scope implements AutoCloseable {

        private final InstanceGroup entered;
        private final InstanceGroup outer = CURRENT.get();
        private final MemoryArrays outerArrays = MemoryArrays.CURRENT.get();

        private Scope(InstanceGroup entered) {
            this.entered = entered;
            entered.count(1);
            CURRENT.set(entered);
            if (entered.pool != null) {
                Memory.pooled = true;
                MemoryArrays.CURRENT.set(entered.new Arrays());
            }
        }

        @Override
        public void close() {
            entered.count(-1);
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
            if (outerArrays == null) {
                MemoryArrays.CURRENT.remove();
            } else {
                MemoryArrays.CURRENT.set(outerArrays);
            }
        }
    }

    /**
     * {@linkplain InterruptibleInstance#interrupt Interrupts} all instances, also those that are made later. Instances of
     * modules that were not compiled for it go on.
     */
    public void interrupt() {
        ArrayList<InterruptibleInstance> all;
        synchronized (this) {
            interrupted = true;
            all = new ArrayList<>(instances);
        }
        for (InterruptibleInstance instance : all) {
            instance.interrupt();
        }
    }

    /** Whether it has been interrupted. */
    public synchronized boolean isInterrupted() {
        return interrupted;
    }

    /** Adds an instance that is being made. */
    void add(InterruptibleInstance instance) {
        boolean late;
        synchronized (this) {
            instances.add(instance);
            late = interrupted;
        }
        if (late) {
            instance.interrupt();
        }
    }

    /**
     * Ends the instances' lives: they are interrupted, their memories are empty from now on, and the arrays of these are
     * used again unless a thread is still in the group. Nobody may use a buffer of one of the memories any more.
     */
    @Override
    public void close() {
        interrupt();
        synchronized (this) {
            if (inside == 0) {
                giveBack();
            }
        }
    }

    private void giveBack() {
        for (Memory memory : memories) {
            pool.give(memory.surrender());
        }
        memories.clear();
        instances.clear();
        trim();
    }

    /**
     * Lets others use what memories had before they grew, which would else be kept until the group is closed. Nobody may
     * use a buffer of these memories from then.
     */
    public synchronized void trim() {
        for (byte[] array : outgrown) {
            pool.give(array);
        }
        outgrown.clear();
        outgrownBytes = 0;
    }

    private final class Arrays extends MemoryArrays {

        @Override
        byte[] take(int length) {
            return pool.take(length);
        }

        @Override
        void add(Memory memory) {
            synchronized (InstanceGroup.this) {
                memories.add(memory);
            }
        }

        /**
         * Nobody should use the old array any more, but a buffer may still lead to it, so it is not for others before
         * the group is closed. Not more is kept for that than what the memory has now.
         */
        @Override
        byte[] grow(byte[] contents, int length) {
            byte[] grown = pool.take(length);
            System.arraycopy(contents, 0, grown, 0, contents.length);
            synchronized (InstanceGroup.this) {
                if (outgrownBytes + contents.length <= length) {
                    outgrownBytes += contents.length;
                    outgrown.add(contents);
                }
            }
            return grown;
        }
    }
}

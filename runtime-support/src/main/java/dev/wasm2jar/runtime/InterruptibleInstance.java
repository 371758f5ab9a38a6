package dev.wasm2jar.runtime;

/**
 * An instance of a module that was compiled to be interruptible: its code looks at {@link #interrupted} in every loop and
 * wherever calls may go round.
 */
public abstract class InterruptibleInstance extends Instance {

    static {
        interruptible = true;
    }

    /**
     * Whether it is to stop. Read by emitted code; volatile, as a plain field would be read once before a loop. What the
     * JVM's compilers make of that costs 6 %, and its interpreter reads it like any other field.
     */
    public volatile boolean interrupted;

    private final Object lock = new Object();

    /** The thread that runs in this instance, or null. */
    private volatile Thread running;

    protected InterruptibleInstance() {
        InstanceGroup group = InstanceGroup.current();
        if (group != null) {
            group.add(this);
        }
    }

    /**
     * Stops what runs in this instance, from any thread: soon the guest traps with {@link Trap#INTERRUPTED}, also while
     * it waits in a host function, if that function ends when its thread is interrupted as those of WASI do.
     *
     * <p>That can be at any point, so the instance is of no more use: every call traps from now on.
     */
    public final void interrupt() {
        synchronized (lock) {
            interrupted = true;
            Thread thread = running;
            if (thread != null) {
                thread.interrupt();
            }
        }
    }

    /** Whether it has been interrupted. */
    public final boolean isInterrupted() {
        return interrupted;
    }

    @Override
    final Object[] call(int signature, int id, Object[] arguments) {
        Thread outer = enter();
        try {
            return invoke(signature, id, arguments);
        } finally {
            leave(outer);
        }
    }

    /**
     * Notes that this thread begins to run in this instance. Called by emitted code.
     *
     * @return what to give to {@link #leave}
     * @throws Trap if the instance has been interrupted
     */
    public final Thread enter() {
        Thread outer = running;
        running = Thread.currentThread();
        // Both fields are volatile: either this sees the interruption, or interrupt() sees the thread. Likewise below.
        if (interrupted) {
            leave(outer);
            throw new Trap(Trap.INTERRUPTED);
        }
        return outer;
    }

    /** Notes that this thread goes back to what it did before. Called by emitted code. */
    public final void leave(Thread outer) {
        running = outer;
        if (interrupted && outer == null) {
            synchronized (lock) {
                // Now interrupt() is done with this thread, whose next work it must not disturb.
                Thread.interrupted();
            }
        }
    }
}

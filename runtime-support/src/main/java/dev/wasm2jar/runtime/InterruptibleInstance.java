package dev.wasm2jar.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * An instance of a module that was compiled to be interruptible: its code looks at {@link #interrupt} in every loop and
 * wherever calls may go round.
 */
public abstract class InterruptibleInstance extends Instance {

    /** Access to {@link #interrupt}. Used by emitted code. */
    public static final VarHandle INTERRUPT;

    static {
        try {
            INTERRUPT = MethodHandles.lookup().findVarHandle(InterruptibleInstance.class, "interrupt", int.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /**
     * Not 0 once interrupted. Read by emitted code, in opaque mode: a plain field would be read once before a loop, and
     * a volatile one keep other accesses from being reordered.
     */
    public int interrupt;

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
            INTERRUPT.setVolatile(this, 1);
            Thread thread = running;
            if (thread != null) {
                thread.interrupt();
            }
        }
    }

    /** Whether it has been interrupted. */
    public final boolean isInterrupted() {
        return (int) INTERRUPT.getVolatile(this) != 0;
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
        // Both are volatile: either this sees the interruption, or interrupt() sees the thread. Likewise below.
        if (isInterrupted()) {
            leave(outer);
            throw new Trap(Trap.INTERRUPTED);
        }
        return outer;
    }

    /** Notes that this thread goes back to what it did before. Called by emitted code. */
    public final void leave(Thread outer) {
        running = outer;
        if (isInterrupted() && outer == null) {
            synchronized (lock) {
                // Now interrupt() is done with this thread, whose next work it must not disturb.
                Thread.interrupted();
            }
        }
    }
}

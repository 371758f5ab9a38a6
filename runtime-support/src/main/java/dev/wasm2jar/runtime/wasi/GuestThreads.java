package dev.wasm2jar.runtime.wasi;

import dev.wasm2jar.runtime.FuncRef;
import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.runtime.InstanceGroup;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs each thread of a guest in a daemon thread of this JVM.
 *
 * <p>How a thread ends otherwise than by returning, by {@code proc_exit} or a trap, ends the whole guest: that is for the
 * {@linkplain Thread#getUncaughtExceptionHandler handler of uncaught exceptions} of the thread that started it.
 */
public abstract class GuestThreads implements ThreadSpawner {

    private static final String START = "wasi_thread_start";

    /** Identifiers have 29 bits, so that libraries can keep flags beside them. */
    private static final int MAX_IDENTIFIER = 0x1fff_ffff;

    /** Address space for the stack; it is used only as deep as calls go. */
    private static final long STACK = 64L << 20;

    private final AtomicInteger identifiers = new AtomicInteger();

    /** Makes another instance, with the same imports and so with the same memory. */
    protected abstract Instance instantiate();

    @Override
    public final int spawn(int startArgument) {
        int identifier = identifiers.incrementAndGet();
        if (identifier > MAX_IDENTIFIER) {
            return -Errno.AGAIN;
        }
        Runnable body = new GuestThread(
                instantiate().function(START), identifier, startArgument, InstanceGroup.current());
        try {
            var thread = new Thread(null, body, "wasm-" + identifier, STACK);
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler(Thread.currentThread().getUncaughtExceptionHandler());
            thread.start();
        } catch (OutOfMemoryError noMoreThreads) {
            return -Errno.AGAIN;
        }
        return identifier;
    }

    private static final class GuestThread implements Runnable {

        private final FuncRef start;
        private final int identifier;
        private final int argument;
        private final InstanceGroup group;

        GuestThread(FuncRef start, int identifier, int argument, InstanceGroup group) {
            this.start = start;
            this.identifier = identifier;
            this.argument = argument;
            this.group = group;
        }

        @Override
        public void run() {
            if (group == null) {
                start.call(identifier, argument);
            } else {
                runInGroup();
            }
        }

        /** The group belongs to one guest, and with this thread all of the guest ends. */
        @SuppressWarnings("try") // The scope is all that is wanted of the resource.
        private void runInGroup() {
            try (InstanceGroup.Scope scope = group.enter()) {
                start.call(identifier, argument);
            } catch (RuntimeException | Error failure) {
                if (!group.isInterrupted()) {
                    group.interrupt();
                    throw failure;
                }
            }
        }
    }
}

package dev.wasm2jar.runtime.serve;

/**
 * How much of this process the requests of a function may use.
 *
 * @param timeout nanoseconds that a request may take from when it begins to run, and that it may wait before; {@link
 *     #NONE} if there is no limit. To be stopped, modules must be compiled to be interruptible
 * @param memory the most bytes that each memory of an instance may have; {@link #NONE} if there is no limit
 * @param stack bytes of the stack that a request runs on; address space, used only as deep as calls go
 * @param concurrency how many requests run at a time
 * @param queue how many more may wait for that
 * @param output the most bytes of a response; {@link #NONE} if there is no limit
 * @param pool bytes of memories that are kept to be used again
 */
public record Limits(
        long timeout, long memory, long stack, int concurrency, int queue, long output, long pool) {

    /** The value of a limit that is none. */
    public static final long NONE = Long.MAX_VALUE;

    /** No limits to time, memory and output. 16 MiB of stack stand for 1 to 2 MiB of a native program's. */
    public static final Limits DEFAULT = new Limits(NONE, NONE, 16L << 20,
            Math.max(16, 4 * Runtime.getRuntime().availableProcessors()), 1024, NONE, 64L << 20);

    private static final long MIN_STACK = 256L << 10;

    public Limits {
        positive("timeout", timeout);
        positive("memory limit", memory);
        positive("output limit", output);
        positive("concurrency", concurrency);
        if (queue < 0 || pool < 0) {
            throw new IllegalArgumentException("negative length of the queue or size of the pool");
        }
        if (stack < MIN_STACK) {
            throw new IllegalArgumentException("less than 256 KiB of stack");
        }
    }

    private static void positive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name.concat(" must be more than 0"));
        }
    }

    public Limits withTimeout(long nanoseconds) {
        return new Limits(nanoseconds, memory, stack, concurrency, queue, output, pool);
    }

    public Limits withMemory(long bytes) {
        return new Limits(timeout, bytes, stack, concurrency, queue, output, pool);
    }

    public Limits withStack(long bytes) {
        return new Limits(timeout, memory, bytes, concurrency, queue, output, pool);
    }

    public Limits withConcurrency(int requests) {
        return new Limits(timeout, memory, stack, requests, queue, output, pool);
    }

    public Limits withQueue(int requests) {
        return new Limits(timeout, memory, stack, concurrency, requests, output, pool);
    }

    public Limits withOutput(long bytes) {
        return new Limits(timeout, memory, stack, concurrency, queue, bytes, pool);
    }

    public Limits withPool(long bytes) {
        return new Limits(timeout, memory, stack, concurrency, queue, output, bytes);
    }
}

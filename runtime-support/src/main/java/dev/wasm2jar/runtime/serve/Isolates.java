package dev.wasm2jar.runtime.serve;

import dev.wasm2jar.runtime.InstanceGroup;
import dev.wasm2jar.runtime.MemoryLimit;
import dev.wasm2jar.runtime.MemoryPool;
import dev.wasm2jar.runtime.http.HttpError;
import dev.wasm2jar.runtime.jfr.FlightEvents;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs the requests of a function: in isolates as its {@link InstancePolicy} has it, within its {@link Limits}.
 *
 * <p>An isolate is an instance and what belongs to it, such as what it is linked to. It is in one thread at a time. One
 * that failed is not used again.
 *
 * @param <I> what requests run in
 */
public final class Isolates<I> implements AutoCloseable {

    private final InstancePolicy policy;
    private final Limits limits;
    private final IsolateFactory<I> factory;
    private final Workers workers;
    private final MemoryPool pool;

    /** Those that wait for a request; the one used last is used first. */
    private final ArrayDeque<Isolate<I>> idle = new ArrayDeque<>();

    private boolean closed;

    final AtomicLong created = new AtomicLong();
    final AtomicLong ended = new AtomicLong();
    final AtomicLong timeouts = new AtomicLong();
    final AtomicLong traps = new AtomicLong();

    public Isolates(InstancePolicy policy, Limits limits, IsolateFactory<I> factory) {
        this.policy = policy;
        this.limits = policy == InstancePolicy.SHARED ? limits.withConcurrency(1) : limits;
        this.factory = factory;
        this.pool = new MemoryPool(limits.pool());
        this.workers = new Workers(this.limits);
    }

    /** What an isolate consists of. */
    record Isolate<I>(I content, InstanceGroup group) {}

    /** The limits; of the concurrency what the policy leaves. */
    public Limits limits() {
        return limits;
    }

    /**
     * Runs a request and waits for its end.
     *
     * @return what the work yields
     * @throws HttpError 503 if too many requests are waiting, 504 if the request took too long
     * @throws IOException if the work throws it; likewise unchecked exceptions, such as traps
     */
    public <R> R call(Work<? super I, R> work) throws IOException {
        return call(work, limits.timeout());
    }

    /**
     * Runs a request that has to end sooner than others.
     *
     * @param timeout nanoseconds; the smaller of this and that of the {@link Limits} counts
     */
    public <R> R call(Work<? super I, R> work, long timeout) throws IOException {
        var call = new Call<I, R>(this, work, Math.min(timeout, limits.timeout()));
        if (!workers.start(call)) {
            throw new HttpError(503, "too many requests");
        }
        try {
            return call.await();
        } finally {
            workers.release();
        }
    }

    /** What has happened so far. */
    public IsolateCounts counts() {
        long made = created.get();
        return new IsolateCounts(made, made - ended.get(), workers.running(), workers.waiting(), workers.refused(),
                timeouts.get(), traps.get(), pool.size());
    }

    /** One that waited for a request, or null. */
    synchronized Isolate<I> takeIdle() {
        return idle.pollLast();
    }

    /** Starts to make one: a group for what {@link #create} makes. */
    InstanceGroup newGroup() {
        return new InstanceGroup(pool);
    }

    /** Makes one, in a thread that has entered the group. */
    Isolate<I> create(InstanceGroup group) throws IOException {
        created.incrementAndGet();
        Object event = FlightEvents.beginInstantiation();
        try {
            return new Isolate<>(factory.create(), group);
        } catch (Throwable failure) {
            ended.incrementAndGet();
            throw failure;
        } finally {
            FlightEvents.endInstantiation(event);
        }
    }

    /** Limits the memories of this thread's instances; null if there is no limit. */
    MemoryLimit memoryLimit() {
        return limits.memory() == Limits.NONE ? null : MemoryLimit.ofBytes(limits.memory());
    }

    /** Keeps one that did its work well, unless it is not to be used again. */
    boolean keep(Isolate<I> isolate) {
        if (policy == InstancePolicy.FRESH) {
            return false;
        }
        isolate.group().trim();
        synchronized (this) {
            if (!closed) {
                idle.addLast(isolate);
            }
            return !closed;
        }
    }

    /** Ends the use of one. */
    void discard(Isolate<I> isolate) {
        ended.incrementAndGet();
        try {
            factory.close(isolate.content());
        } finally {
            isolate.group().close();
        }
    }

    /** Refuses requests from now on. Those that run go on; their isolates are closed when they end. */
    @Override
    public void close() {
        workers.close();
        ArrayDeque<Isolate<I>> rest;
        synchronized (this) {
            closed = true;
            rest = new ArrayDeque<>(idle);
            idle.clear();
        }
        for (Isolate<I> isolate : rest) {
            discard(isolate);
        }
    }
}

package dev.wasm2jar.runtime.js;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The JavaScript world of one instance (a realm, ECMA-262 9.3): its built-in objects, its event loop, and the clock,
 * random numbers and console that a host gave it. For one thread at a time.
 */
public final class JsContext implements AutoCloseable {

    private final JsClock clock;
    private final JsRandom random;
    private final ConsoleSink console;
    private final Fetcher fetcher;
    private final Map<String, Library> libraries = new HashMap<>();
    private final List<JsObject> joining = new ArrayList<>();
    private EventLoop eventLoop;
    private Object global = JsUndefined.UNDEFINED;

    /** A context with the clock and the random numbers of the machine, and a console on standard error. */
    public JsContext() {
        this(new StandardConsole(), null);
    }

    /**
     * A context with the clock and the random numbers of the machine.
     *
     * @param fetcher sends requests to other servers; null if there are to be none
     */
    public JsContext(ConsoleSink console, Fetcher fetcher) {
        this(new SystemClock(), new SystemRandom(), console, fetcher);
    }

    /** A context with what a host gives it, which asks no other servers. */
    public JsContext(JsClock clock, JsRandom random, ConsoleSink console) {
        this(clock, random, console, null);
    }

    /**
     * A context with what a host gives it.
     *
     * @param fetcher sends requests to other servers; null if there are to be none
     */
    public JsContext(JsClock clock, JsRandom random, ConsoleSink console, Fetcher fetcher) {
        this.clock = clock;
        this.random = random;
        this.console = console;
        this.fetcher = fetcher;
    }

    /** The time. */
    public JsClock clock() {
        return clock;
    }

    /** Random numbers. */
    public JsRandom random() {
        return random;
    }

    /** Where {@code console} writes. */
    public ConsoleSink console() {
        return console;
    }

    /** What sends requests to other servers, or null. */
    Fetcher fetcher() {
        return fetcher;
    }

    /** Microtasks and timers. */
    public EventLoop eventLoop() {
        if (eventLoop == null) {
            eventLoop = new EventLoop(clock);
        }
        return eventLoop;
    }

    /** Runs the microtasks that wait: to be called when a call from the host has returned. */
    public void runMicrotasks() {
        if (eventLoop != null) {
            eventLoop.runMicrotasks(this);
        }
    }

    /**
     * Tells the console of promises that were rejected and that nobody handles: to be called when the host has done with
     * what a call returned, since it may be such a promise, which the host then {@linkplain JsPromise#await awaits}.
     */
    public void reportRejections() {
        if (eventLoop != null) {
            eventLoop.runChecks(this);
        }
    }

    /**
     * Ends what other threads do for the program: requests that nobody will wait for any more. Reports rejections that
     * nobody handled.
     */
    @Override
    public void close() {
        if (eventLoop != null) {
            eventLoop.runChecks(this);
            eventLoop.close();
        }
    }

    /** The global object, undefined until {@link JsGlobal#of} was asked for it. */
    Object global() {
        return global;
    }

    void setGlobal(JsObject newGlobal) {
        global = newGlobal;
    }

    /** The arrays that are being joined, outermost first: one within itself is left out. */
    List<JsObject> joining() {
        return joining;
    }

    /** The library of a name, or null if it was not used yet. */
    Library library(String name) {
        return libraries.get(name);
    }

    /** Keeps a library that is used for the first time. */
    void install(String name, Library library) {
        libraries.put(name, library);
    }
}

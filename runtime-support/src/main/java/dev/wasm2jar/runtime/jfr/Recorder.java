package dev.wasm2jar.runtime.jfr;

import dev.wasm2jar.runtime.http.HttpRequest;

/** The part of {@link FlightEvents} that is loaded while the Flight Recorder runs. */
final class Recorder {

    private static final String RUNTIME = "dev.wasm2jar.runtime.";

    private Recorder() {}

    static Object request() {
        RequestEvent event = new RequestEvent();
        event.begin();
        return event;
    }

    static void commit(Object begun, HttpRequest request, int status, long bytes) {
        RequestEvent event = (RequestEvent) begun;
        event.end();
        if (event.shouldCommit()) {
            event.id = request.id();
            event.method = request.method();
            event.path = request.path();
            event.status = status;
            event.responseBytes = bytes;
            event.commit();
        }
    }

    static Object instantiation() {
        InstantiationEvent event = new InstantiationEvent();
        event.begin();
        return event;
    }

    static void commit(Object begun) {
        ((InstantiationEvent) begun).commit();
    }

    static void trap(Throwable trap) {
        TrapEvent event = new TrapEvent();
        if (event.shouldCommit()) {
            event.reason = trap.getMessage();
            event.function = functionOf(trap);
            event.commit();
        }
    }

    /** The method that trapped, by its name in the jar; null if the JVM does not say. */
    private static String functionOf(Throwable trap) {
        for (StackTraceElement frame : trap.getStackTrace()) {
            String owner = frame.getClassName();
            if (!owner.startsWith("java.") && !owner.startsWith(RUNTIME)) {
                return owner + "." + frame.getMethodName();
            }
        }
        return null;
    }
}

package dev.wasm2jar.runtime.jfr;

import dev.wasm2jar.runtime.http.HttpRequest;
import jdk.jfr.FlightRecorder;

/**
 * Makes events if the Flight Recorder runs. If it does not, or the JVM has none, that costs a comparison, and the
 * classes of the events are not loaded: this class does not touch them before.
 */
public final class FlightEvents {

    private static final boolean PRESENT = ModuleLayer.boot().findModule("jdk.jfr").isPresent();

    private FlightEvents() {}

    private static boolean isOn() {
        return PRESENT && FlightRecorder.isInitialized();
    }

    /** A request begins. Returns what is to be given to {@link #endRequest}, or null. */
    public static Object beginRequest() {
        return isOn() ? Recorder.request() : null;
    }

    /**
     * A request has been answered.
     *
     * @param event what {@link #beginRequest} returned
     * @param bytes those of the response
     */
    public static void endRequest(Object event, HttpRequest request, int status, long bytes) {
        if (event != null) {
            Recorder.commit(event, request, status, bytes);
        }
    }

    /** An instantiation begins. Returns what is to be given to {@link #endInstantiation}, or null. */
    public static Object beginInstantiation() {
        return isOn() ? Recorder.instantiation() : null;
    }

    /** @param event what {@link #beginInstantiation} returned */
    public static void endInstantiation(Object event) {
        if (event != null) {
            Recorder.commit(event);
        }
    }

    /** A guest has trapped. */
    public static void trap(Throwable trap) {
        if (isOn()) {
            Recorder.trap(trap);
        }
    }
}

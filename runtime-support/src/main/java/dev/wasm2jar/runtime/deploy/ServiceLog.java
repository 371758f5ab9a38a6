package dev.wasm2jar.runtime.deploy;

import dev.wasm2jar.runtime.launch.FunctionLog;
import dev.wasm2jar.runtime.launch.ProgramCalls;
import dev.wasm2jar.runtime.log.GuestLog;
import dev.wasm2jar.runtime.log.LogFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Tells the log of the JVM what goes wrong in runs. The log is set up for the first line, as that takes a while. */
final class ServiceLog implements FunctionLog {

    private final ProgramCalls calls;
    private final LogFormat format;
    private GuestLog log;

    ServiceLog(ProgramCalls calls, LogFormat format) {
        this.calls = calls;
        this.format = format;
    }

    private synchronized GuestLog log() {
        if (log == null) {
            log = new GuestLog(format);
        }
        return log;
    }

    @Override
    public void line(String requestId, String line) {
        try (OutputStream lines = log().error(requestId)) {
            lines.write(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void failure(String requestId, String message, Throwable cause) {
        String text = calls.name() + ": " + message;
        log().failure(requestId, cause == null ? text : text + "\n" + calls.describe(cause));
    }
}

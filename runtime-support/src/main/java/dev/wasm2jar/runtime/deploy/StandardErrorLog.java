package dev.wasm2jar.runtime.deploy;

import dev.wasm2jar.runtime.launch.FunctionLog;
import dev.wasm2jar.runtime.launch.ProgramCalls;
import java.io.PrintStream;

/** Tells what goes wrong in runs on standard error, a line at a time: Lambda makes records of lines, with time and request. */
final class StandardErrorLog implements FunctionLog {

    private final ProgramCalls calls;

    StandardErrorLog(ProgramCalls calls) {
        this.calls = calls;
    }

    @Override
    public void line(String requestId, String line) {
        PrintStream target = System.err;
        target.print(line.concat("\n"));
        target.flush();
    }

    @Override
    public void failure(String requestId, String message, Throwable cause) {
        line(requestId, "RequestId: " + requestId + " " + calls.name() + ": " + message);
        if (cause != null) {
            line(requestId, calls.describe(cause));
        }
    }
}

package dev.wasm2jar.runtime.deploy;

import dev.wasm2jar.runtime.launch.FunctionLog;
import dev.wasm2jar.runtime.launch.ProgramCalls;
import java.io.PrintStream;

/** Tells what goes wrong in runs on a stream, each line with the request that it is about. */
final class ErrorLog implements FunctionLog {

    private final ProgramCalls calls;
    private final PrintStream target;

    ErrorLog(ProgramCalls calls, PrintStream target) {
        this.calls = calls;
        this.target = target;
    }

    @Override
    public void line(String requestId, String line) {
        // One write, so that lines of several threads don't mix.
        target.print("[" + requestId + "] " + line + "\n");
        target.flush();
    }

    @Override
    public void failure(String requestId, String message, Throwable cause) {
        line(requestId, calls.name() + ": " + message);
        if (cause != null) {
            String text = calls.describe(cause);
            int start = 0;
            while (start < text.length()) {
                int end = text.indexOf('\n', start);
                line(requestId, end < 0 ? text.substring(start) : text.substring(start, end));
                start = end < 0 ? text.length() : end + 1;
            }
        }
    }
}

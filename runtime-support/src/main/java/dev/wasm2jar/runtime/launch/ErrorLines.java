package dev.wasm2jar.runtime.launch;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Passes on what a program writes to standard error line by line, so that those of several requests don't mix. */
public final class ErrorLines extends OutputStream {

    /** A longer line is cut into several. */
    private static final int MAX_LINE = 16 << 10;

    private final FunctionLog log;
    private final String requestId;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    public ErrorLines(FunctionLog log, String requestId) {
        this.log = log;
        this.requestId = requestId;
    }

    @Override
    public synchronized void write(int b) {
        if (b == '\n') {
            end();
        } else {
            line.write(b);
            if (line.size() == MAX_LINE) {
                end();
            }
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }

    /** Passes on what has no end of line. */
    @Override
    public synchronized void close() {
        if (line.size() > 0) {
            end();
        }
    }

    private void end() {
        log.line(requestId, line.toString(StandardCharsets.UTF_8).stripTrailing());
        line.reset();
    }
}

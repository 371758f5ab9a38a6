package dev.wasm2jar.runtime.log;

import dev.wasm2jar.runtime.json.JsonWriter;
import java.io.OutputStream;

/**
 * Makes log lines of what guests print: each line goes to the logger {@code dev.wasm2jar.guest} of the JVM ({@link
 * System.Logger}), together with the request it belongs to. Standard output has the level INFO, standard error the
 * level WARNING. What the host has to say of a request that failed has the level ERROR.
 */
public final class GuestLog {

    private static final String LOGGER = "dev.wasm2jar.guest";

    private final System.Logger logger = Loggers.get(LOGGER);
    private final LogFormat format;

    public GuestLog(LogFormat format) {
        this.format = format;
    }

    /** The standard output of a request; to be closed when the request has ended. */
    public OutputStream output(String requestId) {
        return new Stream(requestId, "stdout", System.Logger.Level.INFO);
    }

    /** The standard error of a request; to be closed when the request has ended. */
    public OutputStream error(String requestId) {
        return new Stream(requestId, "stderr", System.Logger.Level.WARNING);
    }

    /** Tells why a request failed. In JSON that is one line whatever there is to tell. */
    public void failure(String requestId, String message) {
        write(requestId, "failure", System.Logger.Level.ERROR, message);
    }

    /**
     * Takes what a guest says other than by its standard streams.
     *
     * @param stream what it says it by, e.g. {@code console}
     * @param text one or more lines
     */
    public void write(String requestId, String stream, System.Logger.Level level, String text) {
        if (!logger.isLoggable(level)) {
            return;
        }
        String time = Timestamp.of(System.currentTimeMillis());
        if (format == LogFormat.JSON) {
            StringBuilder line = new StringBuilder(text.length() + 96);
            new JsonWriter(line).beginObject()
                    .name("time").value(time)
                    .name("id").value(requestId)
                    .name("stream").value(stream)
                    .name("message").value(text)
                    .endObject();
            logger.log(level, line.toString());
            return;
        }
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            StringBuilder line = new StringBuilder(end - start + 64);
            line.append(time).append(' ').append(requestId).append(' ').append(stream).append(": ");
            appendPrintable(line, text, start, end);
            logger.log(level, line.toString());
            start = end + 1;
        }
    }

    private final class Stream extends LineOutput {

        private final String requestId;
        private final String name;
        private final System.Logger.Level level;

        Stream(String requestId, String name, System.Logger.Level level) {
            this.requestId = requestId;
            this.name = name;
            this.level = level;
        }

        @Override
        void line(String text) {
            GuestLog.this.write(requestId, name, level, text);
        }
    }

    /** A guest, or its client, must not be able to write what looks like a line of ours, or commands for terminals. */
    private static void appendPrintable(StringBuilder target, String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            target.append(Character.isISOControl(c) && c != '\t' ? '\ufffd' : c);
        }
    }
}

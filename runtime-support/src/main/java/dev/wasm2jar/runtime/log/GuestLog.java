package dev.wasm2jar.runtime.log;

import dev.wasm2jar.runtime.json.JsonWriter;
import java.io.OutputStream;

/**
 * Makes log lines of what guests print: each line goes to the logger {@code dev.wasm2jar.guest} of the JVM ({@link
 * System.Logger}), together with the request it belongs to. Standard output has the level INFO, standard error the
 * level WARNING.
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
            if (!logger.isLoggable(level)) {
                return;
            }
            StringBuilder line = new StringBuilder(text.length() + 64);
            if (format == LogFormat.JSON) {
                new JsonWriter(line).beginObject()
                        .name("time").value(Timestamp.of(System.currentTimeMillis()))
                        .name("id").value(requestId)
                        .name("stream").value(name)
                        .name("message").value(text)
                        .endObject();
            } else {
                line.append(Timestamp.of(System.currentTimeMillis())).append(' ').append(requestId).append(' ')
                        .append(name).append(": ");
                appendPrintable(line, text);
            }
            logger.log(level, line.toString());
        }
    }

    /** A guest, or its client, must not be able to write what looks like a line of ours, or commands for terminals. */
    private static void appendPrintable(StringBuilder target, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            target.append(Character.isISOControl(c) && c != '\t' ? '\ufffd' : c);
        }
    }
}

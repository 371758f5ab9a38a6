package dev.wasm2jar.runtime.log;

/**
 * The JVM's loggers, whose lines go wherever its user has them go. If the user said nothing, java.util.logging would
 * print each in two lines with a date of its own; then it is asked for the bare message.
 */
public final class Loggers {

    private static final String[] CONFIGURATION = {
        "java.util.logging.SimpleFormatter.format", "java.util.logging.config.file", "java.util.logging.config.class"
    };

    static {
        boolean configured = false;
        for (String property : CONFIGURATION) {
            configured |= System.getProperty(property) != null;
        }
        if (!configured) {
            // The message, and the stack trace if there is one.
            System.setProperty(CONFIGURATION[0], "%5$s%6$s%n");
        }
    }

    private Loggers() {}

    /** The logger of that name. */
    public static System.Logger get(String name) {
        return System.getLogger(name);
    }
}

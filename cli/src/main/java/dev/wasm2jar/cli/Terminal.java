package dev.wasm2jar.cli;

import dev.wasm2jar.compiler.driver.BuildListener;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;

/**
 * What standard output and error lead to.
 *
 * @param colours whether output may be coloured
 * @param progress whether a line on standard error may be written again and again
 */
record Terminal(boolean colours, boolean progress) {

    /** No terminal: plain text. */
    static final Terminal NONE = new Terminal(false, false);

    /** Of this process. Colours are off when NO_COLOR is set (no-color.org) or the terminal has none. */
    static Terminal detect(Map<String, String> environment) {
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "dumb").equals("dumb");
        return new Terminal(!plain && isTerminal(1) && isTerminal(2), isTerminal(2));
    }

    /** Shows on standard error how compilations go, if that leads to somebody who watches. */
    BuildListener listener(PrintWriter err) {
        return progress ? file -> new ProgressLine(err, file.name()) : BuildListener.NONE;
    }

    /** Where the system has /proc it says so for each stream; elsewhere the JVM knows of all streams together. */
    private static boolean isTerminal(int fd) {
        File link = new File("/proc/self/fd/" + fd);
        if (!link.getParentFile().isDirectory()) {
            return System.console() != null;
        }
        try {
            String name = link.getCanonicalPath();
            return name.startsWith("/dev/pts/") || name.startsWith("/dev/tty") || name.equals("/dev/console");
        } catch (IOException unknown) {
            return false;
        }
    }
}

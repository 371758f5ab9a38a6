package dev.wasm2jar.runtime.worker;

import dev.wasm2jar.runtime.http.ListenAddress;
import java.util.ArrayList;
import java.util.List;

/** How a worker is served: the words of the command line, after those that were built in. */
public final class WorkerOptions {

    private static final String PORT = "PORT";
    /** Milliseconds. */
    private static final int DEFAULT_TIMEOUT = 30_000;

    final List<String> routes = new ArrayList<>();
    final List<String> variables = new ArrayList<>();
    String allowedOrigin;
    ListenAddress address;
    /** Milliseconds that a request may take; 0 for any number. */
    int timeout = DEFAULT_TIMEOUT;
    /** Bytes that a request's body may have; -1 for the server's default. */
    int maxBody = -1;
    /** {@code --help} or {@code --version}, or null. */
    String request;

    private WorkerOptions() {}

    /**
     * Understands options.
     *
     * @param port the value of the variable {@code PORT}, or null; {@code --listen} wins over it
     * @throws IllegalArgumentException if they can't be understood, with a message for the user
     */
    static WorkerOptions parse(String[] builtIn, String[] arguments, String port) {
        var options = new WorkerOptions();
        options.take(builtIn);
        int routes = options.routes.size();
        options.take(arguments);
        if (options.routes.size() > routes) {
            // Routes of the command line replace those that were built in.
            options.routes.subList(0, routes).clear();
        }
        if (options.address == null) {
            options.address = port == null || port.isEmpty() ? ListenAddress.DEFAULT : new ListenAddress("", 0).withPort(port);
        }
        return options;
    }

    /** The value of the variable {@code PORT} of this process, or null. */
    static String port() {
        return System.getenv(PORT);
    }

    /** @throws IllegalArgumentException if words can't be understood */
    public static void check(String[] words) {
        new WorkerOptions().take(words);
    }

    /**
     * Checks options for a program.
     *
     * @param functions see {@link WorkerProgram#functions}
     * @throws IllegalArgumentException if words can't be understood, or routes lead to none of the functions
     */
    public static void check(String[] words, String[] functions) {
        var options = new WorkerOptions();
        options.take(words);
        List<WorkerFunction> parsed = new ArrayList<>();
        for (String function : functions) {
            parsed.add(WorkerFunction.parse(function));
        }
        new Router(options.routes, parsed);
    }

    private void take(String[] words) {
        for (int i = 0; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            String name = equals < 0 ? words[i] : words[i].substring(0, equals);
            if (name.equals("--help") || name.equals("--version")) {
                request = name;
                continue;
            }
            if (equals < 0 && i + 1 == words.length) {
                throw new IllegalArgumentException("the option ".concat(name).concat(" is unknown, or needs a value"));
            }
            set(name, equals < 0 ? words[++i] : words[i].substring(equals + 1));
        }
    }

    private void set(String name, String value) {
        switch (name) {
            case "--route":
                routes.add(value);
                break;
            case "--cors":
                allowedOrigin = value;
                break;
            case "--var":
                if (value.indexOf('=') <= 0) {
                    throw new IllegalArgumentException("--var takes NAME=VALUE, not \"".concat(value).concat("\""));
                }
                variables.add(value);
                break;
            case "--listen":
                address = ListenAddress.parse(value);
                break;
            case "--timeout":
                timeout = number(name, value);
                break;
            case "--max-body":
                maxBody = number(name, value);
                break;
            default:
                throw new IllegalArgumentException("unknown option ".concat(name));
        }
    }

    /** A whole number of at most nine digits. */
    private static int number(String name, String text) {
        boolean digits = !text.isEmpty() && text.length() <= 9;
        for (int i = 0; i < text.length(); i++) {
            digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        if (!digits) {
            throw new IllegalArgumentException(name.concat(" takes a number, not \"").concat(text).concat("\""));
        }
        return Integer.parseInt(text);
    }
}

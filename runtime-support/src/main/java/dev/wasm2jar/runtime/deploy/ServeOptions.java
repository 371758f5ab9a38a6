package dev.wasm2jar.runtime.deploy;

import dev.wasm2jar.runtime.http.HttpServerOptions;
import dev.wasm2jar.runtime.http.ListenAddress;
import dev.wasm2jar.runtime.launch.GuestProgram;
import dev.wasm2jar.runtime.launch.HostOptions;
import dev.wasm2jar.runtime.launch.UsageException;
import dev.wasm2jar.runtime.serve.Limits;

/** How a program is served over HTTP: options of its own, in any order among the host options. */
public final class ServeOptions extends OptionWords {

    /** Asks a jar that can also do something else to serve. */
    public static final String SERVE = "--serve";

    /** What a platform tells a function with: the port to listen on, at all addresses. */
    private static final String PORT = "PORT";

    /** Nanoseconds that a request may take unless an option says otherwise: 30 seconds. */
    private static final long DEFAULT_TIMEOUT = 30_000_000_000L;

    private ListenAddress address;
    private Limits limits = Limits.DEFAULT.withTimeout(DEFAULT_TIMEOUT);
    private HttpServerOptions server = HttpServerOptions.DEFAULT;
    private HostOptions host;

    private ServeOptions() {}

    /**
     * Understands a command line.
     *
     * @param arguments options, then arguments that every run of the program is given; they come after those that were
     *     built in
     * @param port the value of the variable {@code PORT}, or null; {@code --listen} wins over it
     */
    public static ServeOptions parse(GuestProgram program, String[] arguments, String port) throws UsageException {
        var options = new ServeOptions();
        try {
            String[] defaults = options.takeFrom(program.hostOptions());
            String[] rest = options.takeFrom(arguments);
            options.host = HostOptions.parse(defaults, rest);
            if (options.address == null) {
                options.address = port == null || port.isEmpty()
                        ? ListenAddress.DEFAULT
                        : new ListenAddress("", 0).withPort(port);
            }
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(wrong.getMessage());
        }
        return options;
    }

    /** The value of the variable {@code PORT} of this process, or null. */
    public static String port() {
        return System.getenv(PORT);
    }

    /** Fails if words that are to be built in can't be understood. */
    public static void check(String[] words) throws UsageException {
        try {
            new ServeOptions().takeFrom(words);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(wrong.getMessage());
        }
    }

    @Override
    boolean isFlag(String name) {
        return name.equals(SERVE);
    }

    @Override
    boolean isValueOption(String name) {
        switch (name) {
            case "--listen":
            case "--timeout":
            case "--concurrency":
            case "--queue":
            case "--max-body":
                return true;
            default:
                return false;
        }
    }

    @Override
    void set(String name, String value) throws UsageException {
        switch (name) {
            case "--listen":
                address = ListenAddress.parse(value);
                break;
            case "--timeout":
                limits = limits.withTimeout(duration(name, value));
                break;
            case "--concurrency":
                limits = limits.withConcurrency(number(name, value, 1));
                break;
            case "--queue":
                limits = limits.withQueue(number(name, value, 0));
                break;
            case "--max-body":
                server = server.withLimits(server.limits().withBodyBytes(HostOptions.size(name, value)));
                break;
            default:
                // SERVE, which is what is done anyway.
        }
    }

    /** What every run of the program is given. */
    public HostOptions host() {
        return host;
    }

    /** The limits of requests. */
    Limits limits() {
        return limits;
    }

    /** What the server is told. */
    HttpServerOptions server() {
        return server.withAddress(address);
    }
}

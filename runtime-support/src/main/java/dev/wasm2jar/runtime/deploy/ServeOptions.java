package dev.wasm2jar.runtime.deploy;

import dev.wasm2jar.runtime.http.HttpServerOptions;
import dev.wasm2jar.runtime.http.ListenAddress;
import dev.wasm2jar.runtime.launch.HostOptions;
import dev.wasm2jar.runtime.launch.RequestLimits;
import dev.wasm2jar.runtime.launch.UsageException;
import dev.wasm2jar.runtime.log.LogFormat;
import dev.wasm2jar.runtime.serve.Limits;

/** How a program is served over HTTP: options of its own, in any order among the host options. */
public final class ServeOptions extends OptionWords {

    /** Asks a jar that can also do something else to serve. */
    public static final String SERVE = "--serve";

    /** What a platform tells a function with: the port to listen on, at all addresses. */
    private static final String PORT = "PORT";

    /** Milliseconds that a request may take unless {@code --timeout} says otherwise. */
    private static final long DEFAULT_TIMEOUT = 30_000;

    private ListenAddress address;
    private ListenAddress admin;
    private LogFormat logFormat = LogFormat.TEXT;
    private boolean accessLog;
    private Limits limits = Limits.DEFAULT;
    private HttpServerOptions server = HttpServerOptions.DEFAULT;
    private HostOptions host;

    private ServeOptions() {}

    /**
     * Understands a command line.
     *
     * @param builtIn options that count before the others
     * @param arguments options, then arguments that every run of the program is given
     * @param port the value of the variable {@code PORT}, or null; {@code --listen} wins over it
     */
    public static ServeOptions parse(String[] builtIn, String[] arguments, String port) throws UsageException {
        var options = new ServeOptions();
        try {
            String[] defaults = options.takeFrom(builtIn);
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
    protected boolean isFlag(String name) {
        return name.equals(SERVE) || name.equals("--access-log");
    }

    @Override
    protected boolean isValueOption(String name) {
        return isServing(name);
    }

    private static boolean isServing(String name) {
        switch (name) {
            case "--listen":
            case "--admin":
            case "--log":
            case "--concurrency":
            case "--queue":
            case "--max-body":
            case "--max-output":
                return true;
            default:
                return false;
        }
    }

    @Override
    protected void set(String name, String value) throws UsageException {
        switch (name) {
            case "--listen":
                address = ListenAddress.parse(value);
                break;
            case "--admin":
                admin = ListenAddress.parse(value);
                break;
            case "--access-log":
                accessLog = true;
                break;
            case "--log":
                logFormat = logFormat(value);
                break;
            case "--concurrency":
                limits = limits.withConcurrency(number(name, value, 1));
                break;
            case "--queue":
                limits = limits.withQueue(number(name, value, 0));
                break;
            case "--max-output":
                limits = limits.withOutput(HostOptions.size(name, value));
                break;
            case "--max-body":
                server = server.withLimits(server.limits().withBodyBytes(HostOptions.size(name, value)));
                break;
            default:
                // SERVE, which is what is done anyway.
        }
    }

    private static LogFormat logFormat(String value) throws UsageException {
        switch (value) {
            case "text":
                return LogFormat.TEXT;
            case "json":
                return LogFormat.JSON;
            default:
                throw new UsageException("--log takes text or json, not \"" + value + '"');
        }
    }

    /** What every run of the program is given. */
    public HostOptions host() {
        return host;
    }

    /** The limits of requests. */
    public Limits limits() {
        long milliseconds = host.timeout() == Long.MAX_VALUE ? DEFAULT_TIMEOUT : host.timeout();
        return RequestLimits.of(host, limits.withTimeout(milliseconds * 1_000_000));
    }

    /** Whether that is an option which a function that is no program can be served with. */
    public static boolean isOption(String name) {
        return isServing(name) || name.equals("--access-log") || name.equals("--max-memory") || name.equals("--stack")
                || name.equals("--timeout");
    }

    /** Whether an option needs a value: the next word, unless there is a = in its own. */
    public static boolean takesValue(String name) {
        return isServing(name) || HostOptions.takesValue(name);
    }

    /** Where operators can ask for health and metrics; null if nowhere. */
    ListenAddress admin() {
        return admin;
    }

    LogFormat logFormat() {
        return logFormat;
    }

    /** Whether each request is logged. */
    boolean accessLog() {
        return accessLog;
    }

    /** What the server is told. */
    public HttpServerOptions server() {
        return server.withAddress(address);
    }
}

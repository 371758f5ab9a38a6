package dev.wasm2jar.runtime.deploy;

import dev.wasm2jar.runtime.http.HttpServerOptions;
import dev.wasm2jar.runtime.http.ListenAddress;
import dev.wasm2jar.runtime.launch.HostOptions;
import dev.wasm2jar.runtime.launch.RequestLimits;
import dev.wasm2jar.runtime.launch.UsageException;
import dev.wasm2jar.runtime.log.LogFormat;
import dev.wasm2jar.runtime.serve.InstancePolicy;
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
    private InstancePolicy instances;
    private boolean concurrencyGiven;
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
                options.address = port == null || port.isEmpty() ? ListenAddress.DEFAULT : addressOfPort(port);
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
        understood(words);
    }

    /**
     * Fails if words that are to be built in can't be understood, or ask for what a program can't do.
     *
     * @param words options of the server and host options
     */
    public static void checkForProgram(String[] words) throws UsageException {
        understood(words).requireFreshInstances();
    }

    private static ServeOptions understood(String[] words) throws UsageException {
        var options = new ServeOptions();
        try {
            options.takeFrom(words);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(wrong.getMessage());
        }
        return options;
    }

    /** The first option of serving among the host options of a jar that is not asked to serve; null if there is none. */
    static String servingOptionIn(String[] words) {
        return new ServeOptions().firstIn(words);
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
            case "--instances":
            case "--concurrency":
            case "--queue":
            case "--max-body":
            case "--max-output":
            case "--trust-proxy":
                return true;
            default:
                return false;
        }
    }

    /** Whether that is an option of functions made with wasm-bindgen, with a value. */
    public static boolean isOfWorkers(String name) {
        switch (name) {
            case "--route":
            case "--cors":
            case "--var":
            case "--allow-outbound":
                return true;
            default:
                return false;
        }
    }

    @Override
    protected void checkForeign(String name) throws UsageException {
        if (isOfWorkers(name)) {
            throw new UsageException(name + " is for modules made with wasm-bindgen, whose functions answer requests;"
                    + " a program answers all of them itself");
        }
    }

    @Override
    protected void set(String name, String value) throws UsageException {
        switch (name) {
            case "--listen":
                address = address(name, value);
                break;
            case "--admin":
                admin = address(name, value);
                break;
            case "--access-log":
                accessLog = true;
                break;
            case "--log":
                logFormat = logFormat(value);
                break;
            case "--instances":
                instances = instances(value);
                break;
            case "--concurrency":
                concurrencyGiven = true;
                limits = limits.withConcurrency(number(name, value, 1));
                break;
            case "--queue":
                limits = limits.withQueue(number(name, value, 0));
                break;
            case "--max-output":
                limits = limits.withOutput(HostOptions.size(name, value));
                break;
            case "--trust-proxy":
                server = server.withTrustedProxies(number(name, value, 0));
                break;
            case "--max-body":
                server = server.withLimits(server.limits().withBodyBytes(HostOptions.size(name, value)));
                break;
            default:
                // SERVE, which is what is done anyway.
        }
    }

    private static ListenAddress address(String name, String value) throws UsageException {
        try {
            return ListenAddress.parse(value);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(name + ": " + wrong.getMessage());
        }
    }

    private static ListenAddress addressOfPort(String port) throws UsageException {
        try {
            return new ListenAddress("", 0).withPort(port);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException("the variable " + PORT + ": " + wrong.getMessage());
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

    private static InstancePolicy instances(String value) throws UsageException {
        switch (value) {
            case "fresh":
                return InstancePolicy.FRESH;
            case "reused":
                return InstancePolicy.REUSED;
            case "shared":
                return InstancePolicy.SHARED;
            default:
                throw new UsageException("--instances takes fresh, reused or shared, not \"" + value + '"');
        }
    }

    /** Fails if something else than a fresh instance for each request is asked for. */
    void requireFreshInstances() throws UsageException {
        if (instances != null && instances != InstancePolicy.FRESH) {
            throw new UsageException("--instances " + (instances == InstancePolicy.REUSED ? "reused" : "shared")
                    + " is for modules made with wasm-bindgen: a program runs from _start to its end, which an instance"
                    + " can do once, so each request has a fresh one");
        }
    }

    /**
     * Which requests meet in one instance.
     *
     * @param byDefault if no option says it
     * @throws UsageException if several requests are to run at a time in an instance that all share
     */
    public InstancePolicy instances(InstancePolicy byDefault) throws UsageException {
        InstancePolicy policy = instances == null ? byDefault : instances;
        if (policy == InstancePolicy.SHARED && concurrencyGiven) {
            throw new UsageException("--concurrency goes with --instances fresh or reused: in one instance, requests run"
                    + " one after another");
        }
        return policy;
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

    /** How lines of logs look. */
    public LogFormat logFormat() {
        return logFormat;
    }

    /** Whether each request is logged. */
    boolean accessLog() {
        return accessLog;
    }

    /** What the server is told. */
    public HttpServerOptions server() {
        return server.withAddress(address).withLogFormat(logFormat);
    }
}

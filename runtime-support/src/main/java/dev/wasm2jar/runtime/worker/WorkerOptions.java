package dev.wasm2jar.runtime.worker;

import dev.wasm2jar.runtime.deploy.OptionWords;
import dev.wasm2jar.runtime.deploy.ServeOptions;
import dev.wasm2jar.runtime.launch.UsageException;
import dev.wasm2jar.runtime.serve.InstancePolicy;
import java.util.ArrayList;
import java.util.List;

/**
 * How a worker is served: options of its own, among those that say how to serve. Of the host options it takes those that
 * set limits: a worker sees no files, arguments or environment.
 */
public final class WorkerOptions extends OptionWords {

    private static final String HELP = "--help";
    private static final String VERSION = "--version";

    private final List<String> routes = new ArrayList<>();
    private final List<String> variables = new ArrayList<>();
    private final List<String> outboundHosts = new ArrayList<>();
    private String allowedOrigin;
    private String request;
    private ServeOptions serving;
    private InstancePolicy instances;

    private WorkerOptions() {}

    /**
     * Understands options.
     *
     * @param builtIn options that count before the others; routes among the others replace theirs
     * @param port the value of the variable {@code PORT}, or null; {@code --listen} wins over it
     * @throws UsageException if they can't be understood, with a message for the user
     */
    public static WorkerOptions parse(String[] builtIn, String[] arguments, String port) throws UsageException {
        var options = new WorkerOptions();
        String[] defaults = options.takeOwn(builtIn, "");
        int builtInRoutes = options.routes.size();
        String[] others = options.takeOwn(arguments, "; ".concat(HELP).concat(" lists those it has"));
        if (options.routes.size() > builtInRoutes) {
            options.routes.subList(0, builtInRoutes).clear();
        }
        options.serving = ServeOptions.parse(defaults, others, port);
        options.checkOutboundHosts();
        options.instances = options.serving.instances(InstancePolicy.SHARED);
        return options;
    }

    private void checkOutboundHosts() throws UsageException {
        if (!outboundHosts.isEmpty()) {
            OutboundRequests.check(outboundHosts);
        }
    }

    /** @param advice ends the message if there is no such option; only the worker itself has the help */
    private String[] takeOwn(String[] words, String advice) throws UsageException {
        String[] rest = takeFrom(words);
        for (int i = 0; i < rest.length; i++) {
            String word = rest[i];
            if (!word.startsWith("--")) {
                throw new UsageException("a worker takes no arguments, but there is ".concat(word));
            }
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (!ServeOptions.isOption(name)) {
                throw new UsageException("a worker has no option ".concat(name).concat(advice));
            }
            if (equals < 0 && ServeOptions.takesValue(name)) {
                i++;
            }
        }
        return rest;
    }

    /** @throws UsageException if words that are to be built in can't be understood */
    public static void check(String[] words) throws UsageException {
        parse(words, new String[0], null);
    }

    /**
     * Checks options for a program.
     *
     * @param functions see {@link WorkerProgram#functions}
     * @throws UsageException if words can't be understood, or routes lead to none of the functions
     */
    public static void check(String[] words, String[] functions) throws UsageException {
        WorkerHandler.router(parse(words, new String[0], null).routes, functions);
    }

    @Override
    protected boolean isFlag(String name) {
        return name.equals(HELP) || name.equals(VERSION);
    }

    @Override
    protected boolean isValueOption(String name) {
        return ServeOptions.isOfWorkers(name);
    }

    @Override
    protected boolean isForeignValueOption(String name) {
        return ServeOptions.takesValue(name);
    }

    @Override
    protected void set(String name, String value) throws UsageException {
        switch (name) {
            case "--route":
                routes.add(value);
                break;
            case "--cors":
                allowedOrigin = value;
                break;
            case "--var":
                if (value.indexOf('=') <= 0) {
                    throw new UsageException("--var takes NAME=VALUE, not \"".concat(value).concat("\""));
                }
                variables.add(value);
                break;
            case "--allow-outbound":
                outboundHosts.add(value);
                break;
            default:
                request = name;
        }
    }

    /** As people write them, see docs/workers.md; if there are none, each function is at its name. */
    List<String> routes() {
        return routes;
    }

    /** Names and values with = between, which functions see as globals. */
    List<String> variables() {
        return variables;
    }

    /** The origin whose pages may call the functions, {@code *} for all, null for none (Fetch standard, CORS protocol). */
    String allowedOrigin() {
        return allowedOrigin;
    }

    /** The hosts that functions may send requests to, see {@code AllowedHosts}. */
    List<String> outboundHosts() {
        return outboundHosts;
    }

    /** Which requests meet in one instance. */
    InstancePolicy instances() {
        return instances;
    }

    /** {@code --help} or {@code --version} if one is asked for instead of serving, or null. */
    String request() {
        return request;
    }

    /** How to serve. */
    public ServeOptions serving() {
        return serving;
    }
}

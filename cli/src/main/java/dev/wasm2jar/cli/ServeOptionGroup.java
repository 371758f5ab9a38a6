package dev.wasm2jar.cli;

import dev.wasm2jar.runtime.deploy.ServeOptions;
import dev.wasm2jar.runtime.launch.UsageException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options of a jar that serves HTTP, given to the compiler: the words of the jar's own command line. */
final class ServeOptionGroup {

    @Option(names = "--listen", paramLabel = "HOST:PORT",
            description = "Where to listen (default: 127.0.0.1:3000, or all addresses at the port that PORT says).")
    private String listen;

    @Option(names = "--instances", paramLabel = "POLICY",
            description = "Which requests meet in one instance: fresh, none (programs always); reused, one after another in"
                    + " some; shared, all in one (default for workers).")
    private String instances;

    @Option(names = "--concurrency", paramLabel = "COUNT", description = "How many requests run at a time.")
    private String concurrency;

    @Option(names = "--queue", paramLabel = "COUNT",
            description = "How many requests wait for that (default: 1024); others are answered 503.")
    private String queue;

    @Option(names = "--max-body", paramLabel = "SIZE", description = "The largest body of a request (default: 64m).")
    private String maxBody;

    @Option(names = "--max-output", paramLabel = "SIZE",
            description = "The largest response; beyond it the request fails.")
    private String maxOutput;

    @Option(names = "--trust-proxy", paramLabel = "COUNT",
            description = "Believe what so many proxies in front say of the client, by X-Forwarded-For, -Proto and -Host or"
                    + " by Forwarded (default: 0).")
    private String trustProxy;

    @Option(names = "--admin", paramLabel = "HOST:PORT", description = "Where to answer /healthz and /metrics.")
    private String admin;

    @Option(names = "--access-log", description = "Write a line for each request to standard output.")
    private boolean accessLog;

    @Option(names = "--log", paramLabel = "FORMAT", description = "How lines of logs look: text (default) or json.")
    private String log;

    /** The options as words of a command line, checked. */
    List<String> words(CommandLine command) {
        var words = new ArrayList<String>();
        add(words, "--listen", listen);
        add(words, "--instances", instances);
        add(words, "--concurrency", concurrency);
        add(words, "--queue", queue);
        add(words, "--max-body", maxBody);
        add(words, "--max-output", maxOutput);
        add(words, "--trust-proxy", trustProxy);
        add(words, "--admin", admin);
        if (accessLog) {
            words.add("--access-log");
        }
        add(words, "--log", log);
        try {
            ServeOptions.check(words.toArray(new String[0]));
        } catch (UsageException wrong) {
            throw new CommandLine.ParameterException(command, wrong.getMessage());
        }
        return words;
    }

    private static void add(List<String> words, String name, String value) {
        if (value != null) {
            words.addAll(List.of(name, value));
        }
    }
}

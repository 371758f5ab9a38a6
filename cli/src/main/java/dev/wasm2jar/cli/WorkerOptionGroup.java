package dev.wasm2jar.cli;

import dev.wasm2jar.runtime.launch.UsageException;
import dev.wasm2jar.runtime.worker.WorkerOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Options of workers: modules made with wasm-bindgen whose functions answer HTTP requests. They imply the target http. */
final class WorkerOptionGroup {

    @Option(names = "--route", paramLabel = "'[METHOD] /PATH=FUNCTION'",
            description = "The function that answers requests; without any, each function is at its name.")
    private List<String> routes = new ArrayList<>();

    @Option(names = "--cors", paramLabel = "ORIGIN", description = "Let pages of an origin call the functions; * for all.")
    private String allowedOrigin;

    @Option(names = "--var", paramLabel = "NAME=VALUE", description = "A variable that the functions see as a global.")
    private List<String> variables = new ArrayList<>();

    @Option(names = "--config", paramLabel = "FILE.toml",
            description = "Routes and variables from a file: a wasm2jar.toml, or the wrangler.toml of a worker.")
    private Path config;

    private WorkerConfig file;

    /**
     * The options of the worker if the jar is to be one.
     *
     * @param others options to build in that others have understood
     */
    Optional<List<String>> words(CommandLine command, List<String> others) {
        if (routes.isEmpty() && allowedOrigin == null && variables.isEmpty() && config == null) {
            return Optional.empty();
        }
        // The command line has the last word.
        var words = new ArrayList<>(config == null ? List.<String>of() : file().words());
        words.addAll(others);
        routes.forEach(route -> add(words, "--route", route));
        variables.forEach(variable -> add(words, "--var", variable));
        if (allowedOrigin != null) {
            add(words, "--cors", allowedOrigin);
        }
        try {
            WorkerOptions.check(words.toArray(new String[0]));
        } catch (UsageException wrong) {
            throw new CommandLine.ParameterException(command, wrong.getMessage());
        }
        return Optional.of(words);
    }

    /** The name that the configuration has for the worker. */
    Optional<String> name() {
        return config == null ? Optional.empty() : file().name();
    }

    private WorkerConfig file() {
        if (file == null) {
            file = WorkerConfig.read(config);
        }
        return file;
    }

    private static void add(List<String> words, String option, String value) {
        words.add(option);
        words.add(value);
    }
}

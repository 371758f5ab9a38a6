package dev.wasm2jar.cli;

import dev.wasm2jar.runtime.launch.HostOptions;
import dev.wasm2jar.runtime.launch.UsageException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options of the launcher, given to the compiler: the words of a jar's own command line, under the same names. */
final class HostOptionGroup {

    @Option(names = "--dir", paramLabel = "HOST[::GUEST[::ro]]",
            description = "Let the program use a directory, under another name or only for reading.")
    private List<String> directories = new ArrayList<>();

    @Option(names = "--env", paramLabel = "NAME[=VALUE]",
            description = "Set a variable of the program's environment, or pass on one of the host.")
    private List<String> environment = new ArrayList<>();

    @Option(names = "--inherit-env", description = "Pass on all variables of the host.")
    private boolean inheritEnvironment;

    @Option(names = "--max-memory", paramLabel = "SIZE", description = "Limit each memory of the program, e.g. 64m.")
    private String maxMemory;

    @Option(names = "--stack", paramLabel = "SIZE", description = "The stack of the program, e.g. 64m (default: 128m).")
    private String stack;

    @Option(names = "--timeout", paramLabel = "TIME",
            description = "Stop the program, or each request to it, after e.g. 500ms, 30s or 5m.")
    private String timeout;

    @Option(names = "--trace", description = "Report failures of the program with the stack trace of the JVM.")
    private boolean trace;

    /** The options as words of a command line, checked. */
    List<String> words(CommandLine command) {
        var words = new ArrayList<String>();
        directories.forEach(directory -> words.addAll(List.of("--dir", directory)));
        environment.forEach(variable -> words.addAll(List.of("--env", variable)));
        if (inheritEnvironment) {
            words.add("--inherit-env");
        }
        if (maxMemory != null) {
            words.addAll(List.of("--max-memory", maxMemory));
        }
        if (stack != null) {
            words.addAll(List.of("--stack", stack));
        }
        if (timeout != null) {
            words.addAll(List.of("--timeout", timeout));
        }
        if (trace) {
            words.add("--trace");
        }
        try {
            HostOptions.parse(new String[0], words.toArray(new String[0]));
        } catch (UsageException wrong) {
            throw new CommandLine.ParameterException(command, wrong.getMessage());
        }
        return words;
    }
}

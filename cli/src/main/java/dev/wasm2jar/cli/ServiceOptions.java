package dev.wasm2jar.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What {@code wasm2jar serve} and {@code wasm2jar dev} serve, and how. Its fields are their options. */
final class ServiceOptions {

    @Parameters(index = "0", paramLabel = "FILE.wasm", description = "The program, or the folder of its wasmer.toml.")
    private Path input;

    @Parameters(index = "1..*", paramLabel = "ARGUMENT",
            description = "Arguments that each run of the program is given.")
    private List<String> arguments = new ArrayList<>();

    @Mixin
    private Compilation compilation;

    @Mixin
    private CommonOptions common;

    @ArgGroup(validate = false, heading = "%nHost options:%n")
    private HostOptionGroup hostOptions = new HostOptionGroup();

    @ArgGroup(validate = false, heading = "%nOptions of the server:%n")
    private ServeOptionGroup serveOptions = new ServeOptionGroup();

    @ArgGroup(validate = false, heading = "%nWorkers:%n")
    private WorkerOptionGroup worker = new WorkerOptionGroup();

    /** What is to be served. */
    ServiceInput input() {
        return ServiceInput.of(input);
    }

    /** Compiles what is to be served, as the options say. */
    ServiceCompiler compiler(ServiceInput service, Terminal terminal, CommandLine command) {
        var words = new ArrayList<>(service.words());
        words.addAll(hostOptions.words(command));
        words.addAll(serveOptions.words(command));
        return new ServiceCompiler(compilation, words, worker.words(command, words), arguments, terminal, command);
    }
}

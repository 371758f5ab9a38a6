package dev.wasm2jar.cli;

import dev.wasm2jar.compiler.driver.UserError;
import dev.wasm2jar.runtime.deploy.HttpService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code wasm2jar serve FILE}: compiles a function to memory and serves it over HTTP. */
@Command(name = "serve",
        header = "Compile a function to memory and serve it over HTTP.",
        synopsisHeading = "%nUsage: ",
        customSynopsis = "wasm2jar serve [options] (FILE.wasm | FOLDER) [ARGUMENT...]",
        description = "%nThe function is a CGI program, or a worker made with wasm-bindgen. A folder is one with a wasmer.toml, which is also read if it is beside the file and about it.%n",
        optionListHeading = "%nOptions:%n",
        sortOptions = false,
        usageHelpAutoWidth = true)
final class ServeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private CompileCommand parent;

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

    @Override
    public Integer call() throws InterruptedException {
        CommandLine command = spec.commandLine();
        ServiceInput service = ServiceInput.of(input);
        var words = new ArrayList<>(service.words());
        words.addAll(hostOptions.words(command));
        words.addAll(serveOptions.words(command));
        Service function = new ServiceCompiler(
                compilation, words, worker.words(command, words), arguments, parent.terminal(), command)
                .compile(service.file());
        try {
            HttpService.start(function.handler(), function.isolates(), function.options()).announce(function.name());
        } catch (IOException failure) {
            throw new UserError(failure.getMessage());
        }
        // Until the process is asked to end.
        new CountDownLatch(1).await();
        return ExitCode.OK;
    }
}

package dev.wasm2jar.cli;

import dev.wasm2jar.compiler.driver.UserError;
import dev.wasm2jar.runtime.deploy.HttpService;
import dev.wasm2jar.runtime.deploy.ServeOptions;
import dev.wasm2jar.runtime.http.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code wasm2jar dev FILE}: serves a function, and compiles it anew whenever its file changes. */
@Command(name = "dev",
        header = "Serve a function, and compile it anew whenever its file changes.",
        synopsisHeading = "%nUsage: ",
        customSynopsis = "wasm2jar dev [options] (FILE.wasm | FOLDER) [ARGUMENT...]",
        description = "%nRequests that are running finish on the code that they began with. While the file cannot be"
                + " compiled, requests are answered with the error.%n",
        optionListHeading = "%nOptions:%n",
        sortOptions = false,
        usageHelpAutoWidth = true)
final class DevCommand implements Callable<Integer> {

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
        PrintWriter out = command.getOut();
        ServiceInput service = ServiceInput.of(input);
        var words = new ArrayList<>(service.words());
        words.addAll(hostOptions.words(command));
        words.addAll(serveOptions.words(command));
        var compiler = new ServiceCompiler(
                compilation, words, worker.words(command, words), arguments, parent.terminal(), command);
        var watched = new WatchedFile(service.file().path());
        var handler = new SwappedHandler();
        HttpServer server = null;
        while (true) {
            try {
                Service function = compiler.compile(service.file());
                handler.swap(function.handler());
                if (server == null) {
                    server = start(function.options(), handler);
                }
                out.println(function.name() + " is compiled and listens on " + HttpService.url(server));
            } catch (UserError error) {
                if (server == null) {
                    throw error;
                }
                handler.fail(error.getMessage());
                Errors.execution(error, command, false);
            }
            out.flush();
            watched.awaitChange();
        }
    }

    private static HttpServer start(ServeOptions options, SwappedHandler handler) {
        try {
            HttpServer server = HttpServer.start(options.server(), handler);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> server.drain(Duration.ofSeconds(1)), "drain"));
            return server;
        } catch (IOException failure) {
            throw new UserError(failure.getMessage());
        }
    }
}

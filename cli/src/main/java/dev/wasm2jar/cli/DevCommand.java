package dev.wasm2jar.cli;

import dev.wasm2jar.compiler.driver.UserError;
import dev.wasm2jar.runtime.deploy.HttpService;
import dev.wasm2jar.runtime.deploy.ServeOptions;
import dev.wasm2jar.runtime.http.HttpServer;
import dev.wasm2jar.runtime.launch.GuestProgram;
import dev.wasm2jar.runtime.launch.UsageException;
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

/** {@code wasm2jar dev FILE}: serves a CGI program, and compiles it anew whenever its file changes. */
@Command(name = "dev",
        header = "Serve a CGI program, and compile it anew whenever its file changes.",
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

    @Override
    public Integer call() throws InterruptedException {
        CommandLine command = spec.commandLine();
        PrintWriter out = command.getOut();
        ServiceInput service = ServiceInput.of(input);
        var words = new ArrayList<>(service.words());
        words.addAll(hostOptions.words(command));
        words.addAll(serveOptions.words(command));
        var compiler = new ServiceCompiler(compilation, words, parent.terminal(), command);
        var watched = new WatchedFile(service.file().path());
        var handler = new SwappedHandler();
        HttpServer server = null;
        while (true) {
            try {
                GuestProgram program = compiler.compile(service.file());
                ServeOptions options = options(program, command);
                handler.swap(program, options);
                if (server == null) {
                    server = start(options, handler);
                }
                out.println(service.file().name() + " is compiled and listens on " + HttpService.url(server));
            } catch (UsageException wrong) {
                throw new CommandLine.ParameterException(command, wrong.getMessage());
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

    private ServeOptions options(GuestProgram program, CommandLine command) throws UsageException {
        return ServeOptions.parse(program, arguments.toArray(new String[0]), ServeOptions.port());
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

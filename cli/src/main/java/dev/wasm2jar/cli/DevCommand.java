package dev.wasm2jar.cli;

import dev.wasm2jar.compiler.driver.JarRequest;
import dev.wasm2jar.compiler.driver.UserError;
import dev.wasm2jar.runtime.deploy.HttpService;
import dev.wasm2jar.runtime.deploy.ServeOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

    @Mixin
    private ServiceOptions options;

    @Override
    public Integer call() throws InterruptedException {
        CommandLine command = spec.commandLine();
        PrintWriter out = command.getOut();
        JarRequest request = options.request(spec);
        ServiceCompiler compiler = options.compiler(request, parent.terminal(), command);
        var watched = new WatchedFile(request.input().path());
        var handler = new SwappedHandler();
        HttpService service = null;
        while (true) {
            try {
                Service function = compiler.compile();
                handler.swap(function.handler());
                if (service == null) {
                    service = start(function.options(), handler);
                }
                out.println(function.name() + " is compiled and listens on " + service.url());
            } catch (UserError error) {
                if (service == null) {
                    throw error;
                }
                handler.fail(error.getMessage());
                Errors.execution(error, command, false);
            }
            out.flush();
            watched.awaitChange();
        }
    }

    private static HttpService start(ServeOptions options, SwappedHandler handler) {
        try {
            HttpService service = HttpService.start(handler, null, options);
            Runtime.getRuntime().addShutdownHook(new Thread(service, "drain"));
            return service;
        } catch (IOException failure) {
            throw new UserError(failure.getMessage());
        }
    }
}

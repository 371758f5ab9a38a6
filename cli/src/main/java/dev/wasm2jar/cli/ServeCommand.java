package dev.wasm2jar.cli;

import dev.wasm2jar.compiler.driver.UserError;
import dev.wasm2jar.runtime.deploy.HttpService;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code wasm2jar serve FILE}: compiles a function to memory and serves it over HTTP. */
@Command(name = "serve",
        header = "Compile a function to memory and serve it over HTTP.",
        synopsisHeading = "%nUsage: ",
        customSynopsis = "wasm2jar serve [options] (FILE.wasm | FOLDER) [ARGUMENT...]",
        description = "%nThe function is a CGI program, or a worker made with wasm-bindgen. A folder is"
                + " one with a wasmer.toml, which is also read if it is beside the file and about it.%n",
        optionListHeading = "%nOptions:%n",
        sortOptions = false,
        usageHelpAutoWidth = true)
final class ServeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private CompileCommand parent;

    @Mixin
    private ServiceOptions options;

    @Override
    public Integer call() throws InterruptedException {
        CommandLine command = spec.commandLine();
        Service function = options.compiler(options.request(spec), parent.terminal(), command).compile();
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
